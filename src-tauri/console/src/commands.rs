use crate::arguments::Form;
use crate::outcome::{self, Outcome};
use serde::Serialize;
use servicelane_core::commands::{self, Kind};
use servicelane_core::kernel::{Permission, Tag};

#[derive(Serialize)]
struct Line {
    name: &'static str,
    kind: Kind,
    permission: Permission,
    input: String,
    output: String,
    /// What a change touches; what a question shows.
    tags: &'static [Tag],
}

/// Everything that can be asked of the dealership.
pub fn print(form: Form) -> Outcome {
    let written = match form {
        Form::TypeScript => outcome::text(&commands::typescript()),
        Form::Json => outcome::line(&lines()),
        Form::Text => outcome::text(&table()),
    };
    if written { Outcome::Well } else { Outcome::Failed }
}

fn lines() -> Vec<Line> {
    commands::list()
        .iter()
        .map(|command| {
            let (input, output) = commands::type_names(command);
            Line {
                name: command.name,
                kind: command.kind,
                permission: command.needs,
                input,
                output,
                tags: command.changes,
            }
        })
        .collect()
}

fn table() -> String {
    let lines = lines();
    let width = lines.iter().map(|line| line.name.len()).max().unwrap_or(0);
    let mut text = String::new();
    for line in lines {
        let kind = match line.kind {
            Kind::Read => "read ",
            Kind::Write => "write",
        };
        let permission = format!("{:?}", line.permission);
        text += &format!("{kind} {:width$}  {permission:18}  {} -> {}\n", line.name, line.input, line.output);
    }
    text
}
