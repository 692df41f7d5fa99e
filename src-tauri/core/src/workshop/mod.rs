//! Who does what, where, since when; and whether it is good (WSH-*, QIN-*).

crate::id!(BayId, AssignmentId, InspectionId, CertificateId);
