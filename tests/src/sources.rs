//! The project's own source text, as tokens, for the tests that keep it in shape.

use proc_macro2::{TokenStream, TokenTree};
use std::fs;
use std::path::{Path, PathBuf};

/// The folder of the workspace's Cargo.toml.
pub fn root() -> &'static Path {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.parent().unwrap_or(here)
}

/// A file by its path inside the project.
pub fn text(path: &str) -> String {
    match fs::read_to_string(root().join(path)) {
        Ok(text) => text,
        Err(error) => panic!("{path}: {error}"),
    }
}

/// Every file with that ending below a folder of the project, with forward slashes, in order.
pub fn files(folder: &str, ending: &str) -> Vec<String> {
    let mut found = Vec::new();
    collect(&root().join(folder), &mut found);
    let mut names: Vec<String> = found
        .iter()
        .filter_map(|path| path.strip_prefix(root()).ok())
        .map(|path| path.to_string_lossy().replace('\\', "/"))
        .filter(|path| path.ends_with(ending))
        .collect();
    names.sort();
    names
}

fn collect(folder: &Path, found: &mut Vec<PathBuf>) {
    let Ok(entries) = fs::read_dir(folder) else {
        return;
    };
    for path in entries.flatten().map(|entry| entry.path()) {
        let name = path.file_name().unwrap_or_default();
        if path.is_dir() {
            if name != "node_modules" && name != "target" && name != "dist" {
                collect(&path, found);
            }
        } else {
            found.push(path);
        }
    }
}

/// The tokens of a Rust file.
pub fn tokens(path: &str) -> TokenStream {
    match text(path).parse() {
        Ok(tokens) => tokens,
        Err(error) => panic!("{path}: {error}"),
    }
}

/// One run of tokens between two brackets, and in how many inline modules it stands.
pub struct Run {
    pub tokens: Vec<TokenTree>,
    pub modules: usize,
}

/// Every run of tokens of a file, the outermost first, macros included.
pub fn runs(path: &str) -> Vec<Run> {
    let mut runs = Vec::new();
    gather(tokens(path), 0, &mut runs);
    runs
}

fn gather(stream: TokenStream, modules: usize, runs: &mut Vec<Run>) {
    let tokens: Vec<TokenTree> = stream.into_iter().collect();
    for (at, token) in tokens.iter().enumerate() {
        if let TokenTree::Group(group) = token {
            let is_module = at >= 2 && is_word(&tokens[at - 2], "mod");
            gather(group.stream(), modules + usize::from(is_module), runs);
        }
    }
    runs.push(Run { tokens, modules });
}

pub fn is_word(token: &TokenTree, word: &str) -> bool {
    matches!(token, TokenTree::Ident(ident) if ident == word)
}

pub fn is_sign(token: &TokenTree, sign: char) -> bool {
    matches!(token, TokenTree::Punct(punct) if punct.as_char() == sign)
}

/// The words that follow `crate::` (each of them when it is a list in braces).
pub fn crate_paths(run: &Run) -> Vec<String> {
    let mut words = Vec::new();
    for window in run.tokens.windows(4) {
        let [start, first, second, next] = window else {
            continue;
        };
        if !(is_word(start, "crate") && is_sign(first, ':') && is_sign(second, ':')) {
            continue;
        }
        match next {
            TokenTree::Ident(word) => words.push(word.to_string()),
            TokenTree::Group(list) => {
                let mut begins = true;
                for token in list.stream() {
                    if let (true, TokenTree::Ident(word)) = (begins, &token) {
                        words.push(word.to_string());
                    }
                    begins = is_sign(&token, ',');
                }
            }
            _ => {}
        }
    }
    words
}

/// The longest chain of `super::super::…` in a run.
pub fn supers(run: &Run) -> usize {
    let mut longest = 0;
    let mut chain = 0;
    for token in &run.tokens {
        if is_word(token, "super") {
            chain += 1;
            longest = longest.max(chain);
        } else if !is_sign(token, ':') {
            chain = 0;
        }
    }
    longest
}

/// The text of a string literal.
pub fn literal(token: &TokenTree) -> Option<String> {
    match token {
        TokenTree::Literal(literal) => {
            syn::parse_str::<syn::LitStr>(&literal.to_string()).ok().map(|text| text.value())
        }
        _ => None,
    }
}

/// The codes with which a run of tokens refuses: `Refusal::new("…")`, `refuse!("…")` and
/// `require(…, "…")`.
pub fn refusal_codes(run: &Run) -> Vec<String> {
    let mut codes = Vec::new();
    for (at, token) in run.tokens.iter().enumerate() {
        let TokenTree::Group(arguments) = token else { continue };
        let before = |back: usize, word: &str| at >= back && is_word(&run.tokens[at - back], word);
        let texts: Vec<String> = arguments.stream().into_iter().filter_map(|token| literal(&token)).collect();
        if before(1, "new") && before(4, "Refusal") || before(2, "refuse") {
            codes.extend(texts.into_iter().next());
        } else if before(1, "require") {
            codes.extend(texts.into_iter().next_back());
        }
    }
    codes.retain(|code| {
        code.contains('.') && code.chars().all(|c| c == '.' || c == '_' || c.is_ascii_lowercase())
    });
    codes
}
