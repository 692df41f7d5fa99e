//! In the workshop: parts out, jobs given and done, inspections.

use serde_json::{Value, json};

use super::super::Work;
use super::super::desk::{ask, staff};
use super::{Car, id, lines, list};
use crate::kernel::{Error, Moment, Quantity, Result, Write};

const CLERK: &str = "guxy";
const FOREMAN: &str = "zhanggq";
const INSPECTOR: &str = "zhaoyg";

impl Car {
    pub(super) async fn diagnosed(&mut self, cx: &mut Write, at: Moment, words: &str) -> Result<()> {
        let who = if self.technician.is_empty() { FOREMAN } else { self.technician };
        let form = json!({ "order_id": self.order, "version": self.version(cx).await?, "diagnosis": words });
        ask(cx, who, at, "orders.diagnose", form).await?;
        Ok(())
    }

    pub(super) async fn part_expected(&mut self, cx: &mut Write, at: Moment, days: i64) -> Result<()> {
        let waiting: Vec<i64> = sqlx::query_scalar(
            "SELECT r.id FROM order_lines l
             JOIN reservations r ON r.origin_kind = 'order_line' AND r.origin_id = l.id
             WHERE l.order_id = ? AND r.held < r.wanted",
        )
        .bind(self.order)
        .fetch_all(cx.db())
        .await?;
        if waiting.is_empty() {
            return Err(Error::Failed(format!("order {} waits for no part", self.order)));
        }
        let day = self.opened_at.day().plus_days(days);
        for reservation in waiting {
            let form = json!({ "reservation_id": reservation, "expected_day": day });
            ask(cx, CLERK, at, "parts.expect", form).await?;
        }
        Ok(())
    }

    pub(super) async fn parts_out(&mut self, cx: &mut Write, at: Moment, to: &str) -> Result<()> {
        let asked = json!({ "order_id": self.order });
        let pick = ask(cx, CLERK, at, "orders.pick_list", asked).await?;
        let lines: Vec<Value> = list(&pick, "lines")?
            .iter()
            .filter(|line| line["remaining"] != json!(Quantity::ZERO))
            .map(|line| json!({ "line_id": line["line_id"], "quantity": line["remaining"] }))
            .collect();
        let taken_by = staff(cx, to).await?;
        let form = json!({ "order_id": self.order, "taken_by": taken_by, "lines": lines });
        ask(cx, CLERK, at, "orders.issue_parts", form).await?;
        Ok(())
    }

    pub(super) async fn dispatched(
        &mut self,
        cx: &mut Write,
        at: Moment,
        to: &'static str,
        bay: &str,
        minutes: i64,
    ) -> Result<()> {
        let technician = staff(cx, to).await?;
        let bay: i64 =
            sqlx::query_scalar("SELECT id FROM bays WHERE name = ?").bind(bay).fetch_one(cx.db()).await?;
        let asked = json!({ "order_id": self.in_work() });
        let jobs = ask(cx, FOREMAN, at, "workshop.jobs_of_order", asked).await?;
        let open: Vec<&Value> = list(&jobs, "")?.iter().filter(|line| line["work"] == "none").collect();
        let each = minutes / i64::try_from(open.len().max(1)).unwrap_or(1);
        let plan: Vec<Value> = (0_i64..)
            .zip(&open)
            .map(|(turn, line)| {
                json!({
                    "line_id": line["line_id"], "technicians": [{ "technician_id": technician, "share": "1" }],
                    "bay_id": bay, "planned_start": at.plus_minutes(turn * each + 5),
                    "planned_finish": at.plus_minutes((turn + 1) * each + 5),
                })
            })
            .collect();
        let form = json!({ "order_id": self.in_work(), "lines": plan });
        let given = ask(cx, FOREMAN, at, "workshop.dispatch", form).await?;
        self.technician = to;
        self.jobs = list(&given, "assignments")?.iter().filter_map(Value::as_i64).collect();
        Ok(())
    }

    pub(super) async fn begins(&mut self, cx: &mut Write, at: Moment) -> Result<()> {
        self.began = at;
        self.job(cx, at, "workshop.start", 0).await
    }

    pub(super) async fn pauses(&mut self, cx: &mut Write, at: Moment, why: &str, note: &str) -> Result<()> {
        let form = json!({ "assignment_id": self.jobs.first(), "reason": why, "note": note });
        ask(cx, self.technician, at, "workshop.pause", form).await?;
        Ok(())
    }

    pub(super) async fn finds(
        &mut self,
        cx: &mut Write,
        at: Moment,
        text: &str,
        work: &[Work],
    ) -> Result<()> {
        let lines = lines::of(cx, work, false).await?;
        let form = json!({ "order_id": self.order, "text": text, "lines": lines });
        ask(cx, self.technician, at, "workshop.add_finding", form).await?;
        Ok(())
    }

    /// Every job in turn; the time since the first began is shared evenly.
    pub(super) async fn finishes(&mut self, cx: &mut Write, at: Moment) -> Result<()> {
        let jobs = i64::try_from(self.jobs.len().max(1)).unwrap_or(1);
        let each = at.minutes_since(self.began) / jobs;
        let mut then = self.began;
        for turn in 0..self.jobs.len() {
            if turn > 0 {
                self.job(cx, then, "workshop.start", turn).await?;
            }
            then = if turn + 1 == self.jobs.len() { at } else { then.plus_minutes(each) };
            self.job(cx, then, "workshop.finish", turn).await?;
        }
        self.jobs.clear();
        Ok(())
    }

    async fn job(&self, cx: &mut Write, at: Moment, command: &str, turn: usize) -> Result<()> {
        ask(cx, self.technician, at, command, json!({ "assignment_id": self.jobs.get(turn) })).await?;
        Ok(())
    }

    pub(super) async fn passes(&mut self, cx: &mut Write, at: Moment) -> Result<()> {
        let sheet = self.sheet(cx, at).await?;
        if sheet["self_check_missing"] == true {
            self.inspected(cx, self.technician, at.plus_minutes(-3), "self", &sheet, None).await?;
        }
        self.inspected(cx, INSPECTOR, at, "final", &sheet, None).await?;
        self.rework = None;
        Ok(())
    }

    pub(super) async fn fails(&mut self, cx: &mut Write, at: Moment, defects: &str) -> Result<()> {
        let sheet = self.sheet(cx, at).await?;
        let failed = self.inspected(cx, INSPECTOR, at, "final", &sheet, Some(defects)).await?;
        self.rework = Some(id(&failed, "rework_order_id")?);
        Ok(())
    }

    async fn sheet(&self, cx: &mut Write, at: Moment) -> Result<Value> {
        let asked = json!({ "order_id": self.in_work() });
        ask(cx, INSPECTOR, at, "workshop.inspection_sheet", asked).await
    }

    async fn inspected(
        &self,
        cx: &mut Write,
        who: &str,
        at: Moment,
        level: &str,
        sheet: &Value,
        defects: Option<&str>,
    ) -> Result<Value> {
        let mut answers = Vec::new();
        for section in list(&sheet["checklist"], "sections")? {
            for item in list(section, "items")? {
                answers.push(match (item["answer"].as_str(), item["unit"].as_str()) {
                    (Some("value"), Some("mm")) => value(item, "8"),
                    (Some("value"), Some("V")) => value(item, "12.6"),
                    (Some("value"), _) => value(item, "2.4"),
                    _ if defects.is_some() && item["text"] == "客户描述的故障已消除" => {
                        json!({ "item_id": item["id"], "result": "defect", "note": defects })
                    }
                    _ => json!({ "item_id": item["id"], "result": "ok" }),
                });
            }
        }
        let bad: Vec<i64> = if defects.is_some() {
            sqlx::query_scalar(
                "SELECT id FROM order_lines WHERE order_id = ? AND kind = 'labour' AND state = 'consented'
                 ORDER BY position LIMIT 1",
            )
            .bind(self.in_work())
            .fetch_all(cx.db())
            .await?
        } else {
            Vec::new()
        };
        let road_test = (level == "final").then_some(4);
        let form = json!({
            "order_id": self.in_work(), "level": level, "passed": defects.is_none(), "defects": defects,
            "bad_lines": bad, "road_test_km": road_test, "answers": answers,
        });
        ask(cx, who, at, "workshop.inspect", form).await
    }
}

fn value(item: &Value, measured: &str) -> Value {
    json!({ "item_id": item["id"], "result": "value", "value": measured })
}
