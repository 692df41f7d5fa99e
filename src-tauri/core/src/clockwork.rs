//! What time brings about by itself, on one page. A door that stays open winds it up once.

use std::sync::{Arc, Weak};
use std::time::Duration;

use crate::appointments::past;
use crate::core::Core;
use crate::exports;
use crate::kernel::{Error, Result};

const EVERY: Duration = Duration::from_secs(60);

/// Looks every minute what is due, for as long as the core is held by somebody.
pub fn wind_up(core: &Arc<Core>) {
    let core: Weak<Core> = Arc::downgrade(core);
    tokio::spawn(async move {
        loop {
            tokio::time::sleep(EVERY).await;
            let Some(core) = core.upgrade() else { return };
            if let Err(Error::Failed(detail)) = tick(&core).await {
                tracing::error!(detail, "clockwork failed");
            }
        }
    });
}

/// Does what is due now.
pub async fn tick(core: &Core) -> Result<()> {
    // ---- the month's workbook and PDF go by themselves
    while let Some(due) = core.looking(async |cx| exports::due::due(cx).await).await? {
        let came = core.looking(async |cx| exports::month::to_folder(cx, due.month, &due.folder).await).await;
        if let Err(Error::Failed(detail)) = &came {
            tracing::error!(detail, "the month did not go by itself");
        }
        core.in_house(async |cx| exports::due::record(cx, &due, &came).await).await?;
    }
    // ---- who was booked for a day that is over, and did not come
    if !core.looking(async |cx| past::due(cx).await).await?.is_empty() {
        core.in_house(async |cx| past::close(cx).await).await?;
    }
    Ok(())
}
