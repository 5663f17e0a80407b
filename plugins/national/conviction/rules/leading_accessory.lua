-- Who organised or led is a principal (art. 26). Either the part or the role is wrong on record.
return rule {
	title = {zh = "组织、领导者被认定为从犯或者胁从犯", en = "A leading role, and a lesser part"},
	law = {"cl-26", "cl-27", "cl-28", "cl-97"},
	subject = "defendant", kind = "data", level = "warning",
	when = {participation = {"accessory", "coerced_participant"}, roles = {"organizer", "leader", "ringleader"}, pursued = true},
	message = {
		zh = "案卷载作用为{roles}，又载为{participation}，两者不一致；请核对作用与主从犯的认定。更正作用有利于被告人，更正主从犯认定不利于被告人。",
		en = "The record has the roles {roles} and the part of an {participation}, which do not agree: check both. To mend the role is in the defendant's favour, to mend the part against.",
	},
}
