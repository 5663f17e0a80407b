/*
 * Sealed juvenile records (犯罪记录封存): a crime committed under 18 and punished with five years or less,
 * or exempted from punishment, is sealed (CPL art. 286; 法释〔2021〕1号 art. 581). It is given out only to
 * organs of justice and by state rule, and counts neither as a prior nor towards recidivism (Criminal Law
 * art. 65): so it does not come in at all. Where the file does not say enough to tell, it does.
 */
#include "model/item.h"

#include <string.h>

#include "model/date.h"

enum { ADULT = 18, SEALED_MONTHS = 60 };

static const az_cell *cell_named(az_item *item, const char *name)
{
	return az_item_cell(item, az_field_named(item->entity, name, strlen(name)));
}

static bool known_date(const az_cell *cell, az_date *date)
{
	return cell->state == AZ_KNOWN && az_date_unpack(cell->number, date);
}

/* Known to have been under 18 at the act; one that was judged under 18 was committed under 18. */
static bool was_minor(az_item *defendant, az_item *prior)
{
	az_date birth, act;
	int64_t age;
	if (!known_date(cell_named(defendant, "birth_on"), &birth))
		return false;
	if (!known_date(cell_named(prior, "committed_on"), &act) &&
		!known_date(cell_named(prior, "judged_on"), &act))
		return false;
	return az_date_age(birth, act, &age) && age < ADULT;
}

/* Known to have been punished with five years or less, or exempted. */
static bool was_light(az_item *prior)
{
	const az_cell *months = cell_named(prior, "months"), *penalty = cell_named(prior, "penalty");
	if (months->state == AZ_KNOWN)
		return months->number <= SEALED_MONTHS;
	if (penalty->state != AZ_KNOWN)
		return false;
	static const char *const heavy[] = {"fixed_term", "life", "death", "death_suspended"};
	const az_code *code = az_code_numbered(&az_vocabulary_penalty, (uint16_t)penalty->number);
	for (size_t i = 0; i < sizeof heavy / sizeof heavy[0]; i++)
		if (code && !strcmp(code->key, heavy[i]))
			return false;
	return true;
}

void az_dossier_check_sealed(az_dossier *dossier, az_problems *problems)
{
	az_item *defendant =
		az_item_cell(dossier->root, az_field_holding(dossier->root->entity, AZ_DEFENDANT))->items;
	for (; defendant; defendant = defendant->next) {
		az_item *prior =
			az_item_cell(defendant, az_field_holding(defendant->entity, AZ_PRIOR))->items;
		for (; prior; prior = prior->next)
			if (was_minor(defendant, prior) && was_light(prior))
				az_item_problem(prior, NULL, prior->place, "take it out", problems,
					"is the record of a minor punished with five years or less, which is sealed "
					"(刑事诉讼法 art. 286)");
	}
}
