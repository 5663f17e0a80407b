/* Counting what was seen, and what there is to see. */
#include "audit/coverage/coverage.h"

#include "policy/condition.h"

size_t az_cover_answers(const az_condition *condition)
{
	const az_field_ref *ref = &condition->field;
	bool always = !ref->as_of && !ref->one && ref->field->always;
	return condition->operation == AZ_IS_KNOWN || always ? 2 : 3;
}

static void add(az_shares *shares, bool seen)
{
	shares->all++;
	shares->seen += seen;
}

static az_shares sum(az_shares a, az_shares b)
{
	return (az_shares){a.seen + b.seen, a.all + b.all};
}

az_shares az_cover_conditions(const az_cover_rule *rule)
{
	az_shares shares = {0, 0};
	for (size_t i = 0; i < rule->rule->condition_count; i++)
		for (size_t answer = 0; answer < az_cover_answers(&rule->rule->conditions[i]); answer++)
			add(&shares, rule->seen[i][answer]);
	return shares;
}

az_shares az_cover_sites(const az_cover_file *file)
{
	az_shares shares = {0, 0};
	for (size_t i = 0; i < file->site_count; i++) {
		if (!file->sites[i].counts)
			continue;
		add(&shares, file->sites[i].seen[0]);
		add(&shares, file->sites[i].seen[1]);
	}
	return shares;
}

az_shares az_cover_lines(const az_cover_file *file)
{
	az_shares shares = {0, 0};
	for (size_t i = 0; i < file->line_count; i++)
		add(&shares, file->lines[i].ran);
	return shares;
}

az_shares az_cover_messages(const az_cover_rule *rule)
{
	az_shares shares = {0, 0};
	for (size_t i = 0; i < rule->rule->message_count; i++)
		add(&shares, rule->made[i]);
	return shares;
}

az_shares az_cover_laws(const az_coverage *coverage)
{
	az_shares shares = {0, 0};
	for (size_t i = 0; i < coverage->law_count; i++)
		add(&shares, coverage->laws[i].seen);
	return shares;
}

az_shares az_cover_all(const az_coverage *coverage)
{
	az_shares shares = az_cover_laws(coverage);
	for (size_t i = 0; i < coverage->policy->rule_count; i++) {
		shares = sum(shares, az_cover_conditions(&coverage->rules[i]));
		shares = sum(shares, az_cover_messages(&coverage->rules[i]));
	}
	for (size_t i = 0; i < coverage->file_count; i++) {
		shares = sum(shares, az_cover_sites(&coverage->files[i]));
		shares = sum(shares, az_cover_lines(&coverage->files[i]));
	}
	return shares;
}

const az_cover_file *az_cover_file_of(const az_coverage *coverage, const az_rule *rule)
{
	for (size_t i = 0; i < coverage->file_count; i++)
		if (coverage->files[i].rule == rule)
			return &coverage->files[i];
	return NULL;
}
