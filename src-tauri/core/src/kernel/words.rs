//! Words: what is one of a few, as stored and as spoken.

/// Declares enums whose variants are stored and sent in snake_case:
/// `words! { /// Why. Reason { Parts, Customer } }`
#[macro_export]
macro_rules! words {
    ($($(#[$doc:meta])* $name:ident { $($(#[$word_doc:meta])* $word:ident),* $(,)? })*) => {$(
        $(#[$doc])*
        #[derive(
            Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash,
            serde::Serialize, serde::Deserialize, ts_rs::TS, sqlx::Type,
        )]
        #[serde(rename_all = "snake_case")]
        #[sqlx(rename_all = "snake_case")]
        pub enum $name { $($(#[$word_doc])* $word),* }

        impl $name {
            pub const ALL: &[Self] = &[$(Self::$word),*];
        }
    )*};
}
