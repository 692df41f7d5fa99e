//! Pulled plugs, full disks, second programs: what was acknowledged is there afterwards.

mod doors;
