//! Numbers and paper.
//!
//! A paper is made in three steps: a form (`forms/`) lays its data out as a display list
//! (`paper/`), which `pdf.rs` turns into bytes. Nothing here reads the database: the slice that
//! asks for a paper fills the form's data and calls [`forms::render`].
//!
//! To add a form: a file under `forms/` with its data (plain, serialisable, every field
//! described) and `lay_out(&data, paper, &marks) -> Document`, built from [`paper::Sheet`]:
//! `facts` for named values, `table` for lines, `clauses`, `sign`, `drawing`; wrap what must stay
//! on one page in `together`. Then a line each in `Form`, its papers and copies, `FormData`, and
//! a sample of the three sizes in `forms/samples.rs`: the tests then prove on every paper that
//! nothing leaves the page, nothing stands over anything else and every word of the data is told.
//! To look at them all: `SERVICELANE_PAPERS=/some/folder cargo test -p servicelane-core forms`.

pub mod capitals;
pub mod forms;
pub mod numbers;
pub mod paper;
pub mod pdf;
