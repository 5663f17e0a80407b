return rule {
	title = {zh = "已到法院而无被告人", en = "A case at court without a defendant"},
	law = {"baseline-records"},
	subject = "case", kind = "data", level = "warning",
	when = {stage = param.stages_at_court, persons = 0},
	message = {
		zh = "案件已到“{stage}”阶段，记录中没有被告人，请补录。",
		en = "The case stands at the stage \"{stage}\" and has no defendant on record: enter them.",
	},
}
