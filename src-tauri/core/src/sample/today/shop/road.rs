//! On the road: rescue and home service.

use serde_json::json;

use super::super::desk::{ask, staff};
use super::Car;
use crate::kernel::{Moment, Result, Write};

impl Car {
    pub(super) async fn sent_out(&self, cx: &mut Write, at: Moment, to: &str, place: &str) -> Result<()> {
        let technician = staff(cx, to).await?;
        let form = json!({ "visit_id": self.visit, "place": place, "technician_id": technician });
        ask(cx, self.advisor, at, "reception.plan_callout", form).await.map(drop)
    }

    pub(super) async fn on_the_way(
        &self,
        cx: &mut Write,
        at: Moment,
        step: &str,
        result: Option<&str>,
    ) -> Result<()> {
        let version: i64 = sqlx::query_scalar("SELECT version FROM callouts WHERE visit_id = ?")
            .bind(self.visit)
            .fetch_one(cx.db())
            .await?;
        let form = json!({ "visit_id": self.visit, "version": version, "step": step, "result": result });
        ask(cx, self.advisor, at, "reception.advance_callout", form).await.map(drop)
    }
}
