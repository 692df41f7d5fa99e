//! Long lists are read a page at a time.

/// Leaves at most so many rows of what was read with one more, and tells whether there are more.
pub fn cut<T>(rows: &mut Vec<T>, most: impl TryInto<usize>) -> bool {
    let most = most.try_into().unwrap_or(usize::MAX);
    let more = rows.len() > most;
    rows.truncate(most);
    more
}

#[cfg(test)]
mod tests {
    use super::cut;

    #[test]
    fn one_row_too_many_means_another_page() {
        let mut rows = vec![1, 2, 3];
        assert!(!cut(&mut rows, 3_i64));
        assert!(cut(&mut rows, 2_usize));
        assert_eq!(rows, [1, 2]);
    }
}
