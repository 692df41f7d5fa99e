//! Every SQL statement in the core is prepared against the migrated tables, and none of those that
//! screens wait for walks through a large table.

use proc_macro2::{Delimiter, TokenTree};
use servicelane_core::{Core, Options};
use servicelane_tests::sources::{files, is_sign, is_word, literal, runs};
use sqlx::sqlite::{SqliteConnectOptions, SqliteConnection};
use sqlx::{AssertSqlSafe, ConnectOptions, Row};
use std::collections::BTreeSet;

const CORE: &str = "src-tauri/core/src";

/// Statements that are put together at run time, and why that is safe.
const PUT_TOGETHER: &[(&str, &str)] = &[
    ("/backup/counts.rs", "counts every table the schema names, quoted; nothing comes from outside"),
    ("/exports/tables.rs", "writes every table the schema names, quoted; nothing comes from outside"),
    ("/sample/fill.rs", "sets and unsets the cache by two constants of its own"),
];

/// Statements on other tables than the dealership's.
const ELSEWHERE: &[(&str, &str)] = &[("/backup/enclosed.rs", "the table exists in copies only")];

/// Files that may read whole tables: nobody waits for them at a screen.
const IN_NO_HURRY: &[(&str, &str)] = &[
    ("/audit/verify.rs", "proves every row of the trail"),
    ("/closing/check.rs", "recomputes every close"),
    ("/exports/everything.rs", "writes every table out"),
    ("/backup/", "copies and counts the whole file"),
    ("check.rs", "recomputes every ledger"),
    ("/parts_catalogue/movers.rs", "ranks the whole store anew, a few times a year"),
    ("/sample/", "fills an empty file"),
    ("/stocktake/open.rs", "draws the list of the whole store up, once per count"),
];

/// Tables that stay small however long the dealership works: walking through them is right.
const SMALL: &[&str] = &[
    "bays",
    "bins",
    "checklist_items",
    "checklist_templates",
    // A stock-take is a few times a year.
    "counts",
    "dealership",
    "export_schedule",
    "month_closes",
    "paper_offsets",
    "part_imports",
    "work_package_lines",
    "work_packages",
    "policy_parameters",
    "schedule_items",
    "service_schedules",
    "staff",
    "staff_roles",
    "suppliers",
    "vehicle_models",
    "warehouses",
];

struct Statement {
    file: String,
    sql: String,
}

/// The statements of a file, and the calls whose statement is no literal.
fn statements(file: &str) -> (Vec<Statement>, usize) {
    let mut found = Vec::new();
    let mut put_together = 0;
    for run in runs(file) {
        let tokens = &run.tokens;
        for at in 0..tokens.len() {
            let asks = ["query", "query_as", "query_scalar"].iter().any(|w| is_word(&tokens[at], w));
            // `sqlx::query…`
            let ours = at >= 3 && is_word(&tokens[at - 3], "sqlx") && is_sign(&tokens[at - 1], ':');
            if !asks || !ours {
                continue;
            }
            match argument(&tokens[at + 1..]) {
                Some(Some(sql)) => found.push(Statement { file: file.to_owned(), sql }),
                Some(None) => put_together += 1,
                None => {}
            }
        }
    }
    (found, put_together)
}

/// The first argument of the call that follows (after any `::<…>`), if it is a string literal.
fn argument(tokens: &[TokenTree]) -> Option<Option<String>> {
    let mut depth = 0_i32;
    for token in tokens {
        match token {
            TokenTree::Punct(punct) => match punct.as_char() {
                '<' => depth += 1,
                '>' => depth -= 1,
                ':' | ',' | '&' | '\'' => {}
                _ => return None,
            },
            TokenTree::Group(group) if depth == 0 => {
                if group.delimiter() != Delimiter::Parenthesis {
                    return None;
                }
                let first = group.stream().into_iter().next();
                return Some(first.as_ref().and_then(literal));
            }
            _ if depth == 0 => return None,
            _ => {}
        }
    }
    None
}

/// The core without its tests.
fn shipped() -> Vec<String> {
    let mut files = files(CORE, ".rs");
    files.retain(|file| !file.ends_with("tests.rs") && !file.ends_with("testing.rs"));
    files
}

fn all() -> Vec<Statement> {
    let elsewhere = |file: &&String| ELSEWHERE.iter().any(|(path, _)| file.contains(path));
    shipped().iter().filter(|file| !elsewhere(file)).flat_map(|file| statements(file).0).collect()
}

/// Reads and changes of rows; the rest (pragmas, transactions, vacuum) has no plan.
fn has_plan(sql: &str) -> bool {
    let word = sql.split_whitespace().next().unwrap_or_default().to_uppercase();
    matches!(word.as_str(), "SELECT" | "INSERT" | "UPDATE" | "DELETE" | "REPLACE" | "WITH")
}

/// A database as the migrations leave it.
async fn migrated(folder: &std::path::Path) -> SqliteConnection {
    let core = match Core::open(folder, Options::default()).await {
        Ok(core) => core,
        Err(error) => panic!("{error:?}"),
    };
    core.close().await;
    let file = folder.join("servicelane.db");
    match SqliteConnectOptions::new().filename(file).connect().await {
        Ok(connection) => connection,
        Err(error) => panic!("{error}"),
    }
}

/// The lines of the plan, or what is wrong with the statement.
async fn plan(connection: &mut SqliteConnection, sql: &str) -> Result<Vec<String>, sqlx::Error> {
    let explained = format!("EXPLAIN QUERY PLAN {sql}");
    let rows = sqlx::query(AssertSqlSafe(explained)).fetch_all(connection).await?;
    rows.iter().map(|row| row.try_get::<String, _>("detail")).collect()
}

#[tokio::test]
async fn every_statement_fits_the_tables() -> Result<(), std::io::Error> {
    let folder = tempfile::tempdir()?;
    let mut connection = migrated(folder.path()).await;
    let statements = all();
    let mut wrong = Vec::new();
    for statement in statements.iter().filter(|statement| has_plan(&statement.sql)) {
        if let Err(error) = plan(&mut connection, &statement.sql).await {
            wrong.push(format!("{}: {error}\n{}", statement.file, statement.sql));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
    assert!(statements.len() > 50, "only {} statements were found", statements.len());
    Ok(())
}

#[test]
fn statements_are_literals() {
    let mut wrong = BTreeSet::new();
    for file in shipped() {
        let excused = PUT_TOGETHER.iter().any(|(path, _)| file.contains(path));
        if !excused && statements(&file).1 > 0 {
            wrong.insert(file);
        }
    }
    assert!(wrong.is_empty(), "put together at run time: {wrong:#?}");
}

/// The tables and the names they go by in a statement.
fn names(sql: &str) -> Vec<(String, String)> {
    let words: Vec<&str> = sql
        .split(|c: char| c.is_whitespace() || c == '(' || c == ')' || c == ',')
        .filter(|word| !word.is_empty())
        .collect();
    let mut names = Vec::new();
    for (at, word) in words.iter().enumerate() {
        if !matches!(word.to_uppercase().as_str(), "FROM" | "JOIN" | "UPDATE" | "INTO") {
            continue;
        }
        let Some(table) = words.get(at + 1) else { continue };
        let mut alias = words.get(at + 2).copied().unwrap_or(table);
        if alias.eq_ignore_ascii_case("AS") {
            alias = words.get(at + 3).copied().unwrap_or(table);
        }
        names.push((alias.to_owned(), (*table).to_owned()));
        names.push(((*table).to_owned(), (*table).to_owned()));
    }
    names
}

/// The large tables whose every row a plan looks at. A page in the order of an index (no sorting)
/// stops when it is full.
fn walked(plan: &[String], sql: &str, tables: &BTreeSet<String>, partial: &[String]) -> Vec<String> {
    let sorts = plan.iter().any(|line| line.contains("TEMP B-TREE"));
    if sql.to_uppercase().contains("LIMIT") && !sorts {
        return Vec::new();
    }
    let names = names(sql);
    // A new row is looked for among the children it may have left behind, but only while there are
    // any: the plan shows walks that are not taken, besides those of the tables it reads.
    let inserts = sql.trim_start().to_uppercase().starts_with("INSERT");
    let reads = |name: &str| {
        let searched = plan.iter().any(|line| line.starts_with(&format!("SEARCH {name} ")));
        !searched && ["FROM", "JOIN"].iter().any(|word| sql.contains(&format!("{word} {name}")))
    };
    plan.iter()
        .filter(|line| !partial.iter().any(|index| line.ends_with(index.as_str())))
        .filter_map(|line| line.strip_prefix("SCAN ")?.split_whitespace().next())
        .filter(|name| !inserts || reads(name))
        .map(|name| names.iter().find(|(alias, _)| alias == name).map_or(name, |(_, table)| table))
        .filter(|table| tables.contains(*table) && !SMALL.contains(table))
        .map(str::to_owned)
        .collect()
}

#[tokio::test]
async fn no_screen_waits_for_a_whole_table() -> Result<(), std::io::Error> {
    let folder = tempfile::tempdir()?;
    let mut connection = migrated(folder.path()).await;
    let tables = match sqlx::query_scalar("SELECT name FROM sqlite_schema WHERE type = 'table'")
        .fetch_all(&mut connection)
        .await
    {
        Ok(tables) => BTreeSet::<String>::from_iter(tables),
        Err(error) => panic!("{error}"),
    };
    // An index over a few rows of a large table (the orders still open) is walked through on purpose.
    let partial: Vec<String> = match sqlx::query_scalar(
        "SELECT name FROM sqlite_schema WHERE type = 'index' AND sql LIKE '% WHERE %'",
    )
    .fetch_all(&mut connection)
    .await
    {
        Ok(indexes) => indexes,
        Err(error) => panic!("{error}"),
    };
    let gone: Vec<_> = SMALL.iter().filter(|table| !tables.contains(**table)).collect();
    assert!(gone.is_empty(), "no such tables: {gone:?}");
    let mut slow = Vec::new();
    for statement in all().iter().filter(|statement| has_plan(&statement.sql)) {
        if IN_NO_HURRY.iter().any(|(path, _)| statement.file.contains(path)) {
            continue;
        }
        let plan = plan(&mut connection, &statement.sql).await.unwrap_or_default();
        for table in walked(&plan, &statement.sql, &tables, &partial) {
            slow.push(format!("{} walks through {table}\n{}", statement.file, statement.sql));
        }
    }
    assert!(slow.is_empty(), "{}", slow.join("\n\n"));
    Ok(())
}
