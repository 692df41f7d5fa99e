//! Pulled plugs, full disks, second programs: what was acknowledged is there afterwards.

mod backups;
mod doors;
mod exports;
#[cfg(unix)]
mod full_disk;
mod killed;
mod killed_count;
mod killed_shop;
mod loopback;
mod withstands;
