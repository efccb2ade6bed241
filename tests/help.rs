//! Help, completions and the manual page: they all know every command.

use snapbox::cmd::{Command, OutputAssert};

/// Every command, as it is called.
const COMMANDS: [&str; 21] = [
    "interview",
    "drill",
    "grade",
    "batch",
    "evaluate",
    "diagram",
    "bank",
    "bank check",
    "bank test",
    "bank stress",
    "bank try",
    "bank audit",
    "bank suggest",
    "bank list",
    "bank search",
    "bank new",
    "bank add",
    "bank remove",
    "bank show",
    "completions",
    "man",
];

fn viva(arguments: &str) -> OutputAssert {
    Command::new(snapbox::cmd::cargo_bin!("viva")).args(arguments.split_whitespace()).assert()
}

fn output(arguments: &str) -> String {
    let run = viva(arguments).success().stderr_eq("");
    String::from_utf8_lossy(&run.get_output().stdout).into_owned()
}

#[test]
fn every_help_has_examples_that_call_the_command() {
    for command in COMMANDS {
        let help = output(&format!("{command} --help"));
        let (_, examples) = help.split_once("Example").unwrap_or_default();
        assert!(examples.contains(&format!("viva {command}")), "{help}");
    }
    assert!(output("--help").contains("Examples:\n  viva "));
}

#[test]
fn the_list_of_commands_here_is_whole() {
    for (group, words) in [("", 1), ("bank", 2)] {
        let help = output(&format!("{group} --help"));
        let (_, commands) = help.split_once("Commands:\n").unwrap_or_default();
        let named =
            commands.lines().take_while(|line| !line.is_empty()).filter_map(|line| line.split_whitespace().next());
        for name in named.filter(|name| *name != "help") {
            let command = format!("{group} {name}");
            let known = COMMANDS.iter().filter(|command| command.split(' ').count() == words);
            assert!(known.clone().any(|known| *known == command.trim()), "`{command}` is missing in this test");
        }
    }
}

#[test]
fn completions_come_for_every_shell_and_know_every_command() {
    for shell in ["bash", "zsh", "fish", "elvish", "powershell"] {
        let script = output(&format!("completions {shell}"));
        for command in COMMANDS {
            let name = command.rsplit(' ').next().unwrap_or_default();
            assert!(script.contains(name), "no `{name}` for {shell}");
        }
        assert!(script.contains("transcript"), "no options for {shell}");
    }
}

#[test]
fn the_manual_page_describes_every_command() {
    let page = output("man");
    assert!(page.contains(".TH viva 1"), "{page}");
    for command in COMMANDS {
        assert!(page.contains(&format!(".SH \"VIVA {}\"", command.to_uppercase())), "no `{command}`");
    }
    assert!(page.contains("\\-\\-at\\-least"), "{page}");
}

#[test]
fn an_unknown_command_is_a_wrong_call() {
    let run = viva("intervew").code(2).stdout_eq("");
    assert!(String::from_utf8_lossy(&run.get_output().stderr).contains("interview"));
}
