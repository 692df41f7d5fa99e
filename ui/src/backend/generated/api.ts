// Generated from the core's command list by `cargo xtask types`. Do not edit.

export type AuditPage = { rows: Array<AuditRow>, more: boolean, };

export type AuditQuery = { 
/**
 * Only rows before this id (the last one seen).
 */
before: number | null, staff_id: number | null, 
/**
 * Only what concerns one record, such as kind `order`.
 */
subject_kind: string | null, subject_id: number | null, };

export type AuditRow = { id: number, at: string, staff_id: number, staff_name: string | null, command: string, 
/**
 * What was entered, as JSON.
 */
input: string, };

export type ChangeDealership = { version: number, name: string, address: string, phone: string, hotline: string | null, filing_number: string | null, credit_code: string | null, };

export type ChangeOwnPassword = { old: string, password: string, pin: string | null, };

export type ChangeStaff = { id: number, version: number, name: string, employee_number: string | null, phone: string | null, roles: Array<Role>, active: boolean, 
/**
 * A new PIN; nothing keeps the old one.
 */
pin: string | null, };

export type Changed = { tags: Array<Tag>, };

export type Colleagues = { 
/**
 * Only people of this role.
 */
role: Role | null, };

export type DealershipCard = { name: string, address: string, phone: string, hotline: string | null, filing_number: string | null, credit_code: string | null, tax_status: TaxStatus, sample: boolean, version: number, };

export type Face = { id: number, name: string, };

export type FirstManager = { login: string, name: string, password: string, pin: string | null, };

export type Hire = { login: string, name: string, employee_number: string | null, phone: string | null, roles: Array<Role>, password: string, pin: string | null, };

export type HouseName = { name: string, sample: boolean, };

export type Me = { id: number, name: string, roles: Array<Role>, permissions: Array<Permission>, };

export type Nothing = Record<symbol, never>;

export type ParameterView = { key: string, value: string, unit: string, source: string, valid_from: string, 
/**
 * Whether this is the row that counts today.
 */
current: boolean, set_by: string | null, set_at: string, };

export type Permission = "anyone" | "signed_in" | "manage_staff" | "manage_dealership" | "set_policy" | "view_audit" | "view_customers" | "edit_customers" | "reveal_personal_data" | "view_catalogue" | "edit_catalogue" | "view_parts" | "edit_parts" | "receive_parts" | "issue_parts" | "view_orders" | "receive" | "edit_orders" | "dispatch" | "work_on_jobs" | "inspect" | "view_money" | "settle" | "take_payment" | "approve_discount" | "reverse_settlement" | "deliver";

export type Refusal = { code: string, 
/**
 * Path of the input field it is about, such as `lines[2].hours`.
 */
field: string | null, params: Record<string, string | number | boolean | null>, };

export type ResetPassword = { id: number, password: string, };

export type Role = "manager" | "service_advisor" | "receptionist" | "group_leader" | "technician" | "inspector" | "parts_clerk" | "cashier" | "claims_clerk" | "follow_up_clerk" | "business_supervisor" | "quality_supervisor" | "customer_care" | "auditor";

export type SessionView = { 
/**
 * Nothing before set-up.
 */
dealership: HouseName | null, me: Me | null, 
/**
 * Signed in, but the screen is locked until PIN or password.
 */
locked: boolean, };

export type SetParameter = { key: string, value: string, 
/**
 * Why or by which paper.
 */
source: string, valid_from: string, };

export type SetUp = { name: string, address: string, phone: string, tax_status: TaxStatus, 
/**
 * VAT on repair and parts that goes with the status: 0.13, or 0.01 / 0.03.
 */
tax_rate: string, manager: FirstManager, };

export type SignIn = { login: string, password: string, };

export type SignInByPin = { staff_id: number, pin: string, };

export type SignedIn = { 
/**
 * To be sent with every further call.
 */
session: string, };

export type StaffRef = { id: number, version: number, };

export type StaffRow = { id: number, login: string, name: string, employee_number: string | null, phone: string | null, roles: Array<Role>, active: boolean, has_pin: boolean, version: number, };

export type Tag = "dealership" | "staff" | "policy" | "audit" | "customers" | "vehicles" | "catalogue" | "parts" | "stock" | "receptions" | "orders" | "workshop" | "settlements" | "handovers" | "papers";

export type TaxStatus = "general" | "small_scale";

export type Unlock = { secret: string, };

export type SampleSize = "demo" | "decade";

export type FillSample = { size: SampleSize, };

export interface Commands {
  "sample.fill": { input: FillSample; output: Nothing; kind: "write" };
  "access.sign_in": { input: SignIn; output: SignedIn; kind: "write" };
  "access.sign_in_by_pin": { input: SignInByPin; output: SignedIn; kind: "write" };
  "access.unlock": { input: Unlock; output: Nothing; kind: "write" };
  "access.lock": { input: Nothing; output: Nothing; kind: "write" };
  "access.sign_out": { input: Nothing; output: Nothing; kind: "write" };
  "access.who": { input: Nothing; output: SessionView; kind: "read" };
  "access.faces": { input: Nothing; output: Array<Face>; kind: "read" };
  "access.staff": { input: Nothing; output: Array<StaffRow>; kind: "read" };
  "access.colleagues": { input: Colleagues; output: Array<Face>; kind: "read" };
  "access.hire": { input: Hire; output: StaffRef; kind: "write" };
  "access.change_staff": { input: ChangeStaff; output: StaffRef; kind: "write" };
  "access.reset_password": { input: ResetPassword; output: Nothing; kind: "write" };
  "access.change_own_password": { input: ChangeOwnPassword; output: Nothing; kind: "write" };
  "dealership.set_up": { input: SetUp; output: SignedIn; kind: "write" };
  "dealership.card": { input: Nothing; output: DealershipCard; kind: "read" };
  "dealership.change": { input: ChangeDealership; output: Nothing; kind: "write" };
  "policy.list": { input: Nothing; output: Array<ParameterView>; kind: "read" };
  "policy.set": { input: SetParameter; output: Nothing; kind: "write" };
  "audit.trail": { input: AuditQuery; output: AuditPage; kind: "read" };
}

/** Which changes make a read's answer stale. */
export const reads: Record<string, readonly Tag[]> = {
  "access.who": ["staff","dealership"],
  "access.faces": ["staff"],
  "access.staff": ["staff"],
  "access.colleagues": ["staff"],
  "dealership.card": ["dealership"],
  "policy.list": ["policy"],
  "audit.trail": ["audit"],
};

/** The permission each command needs. */
export const needs: Record<keyof Commands, Permission> = {
  "sample.fill": "anyone",
  "access.sign_in": "anyone",
  "access.sign_in_by_pin": "anyone",
  "access.unlock": "anyone",
  "access.lock": "signed_in",
  "access.sign_out": "anyone",
  "access.who": "anyone",
  "access.faces": "anyone",
  "access.staff": "manage_staff",
  "access.colleagues": "signed_in",
  "access.hire": "manage_staff",
  "access.change_staff": "manage_staff",
  "access.reset_password": "manage_staff",
  "access.change_own_password": "signed_in",
  "dealership.set_up": "anyone",
  "dealership.card": "signed_in",
  "dealership.change": "manage_dealership",
  "policy.list": "signed_in",
  "policy.set": "set_policy",
  "audit.trail": "view_audit",
};
