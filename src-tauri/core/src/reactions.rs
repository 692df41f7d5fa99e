//! What follows from what. A handler calls `reactions::…` once, and everything that
//! the house does by itself because of it stands on this page.
