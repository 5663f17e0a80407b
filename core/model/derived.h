/*
 * The derived fields: what every author would sum, summed by the host. Exact or unknown, never
 * partial: one unknown amount makes the sum unknown, and *unread names the field that did. Pure,
 * any thread.
 */
#ifndef AZ_MODEL_DERIVED_H
#define AZ_MODEL_DERIVED_H

#include "model/entity.h"

/* case: how many defendants. */
az_derive_fn az_derive_persons;

/* case: the sum of its victims' losses. A loss that does not apply adds nothing. */
az_derive_fn az_derive_loss_known;

/* case: what its number says: year, court (闽0203), the court's level, type (刑初), serial, and the
 * series (（2026）闽0203刑初), which is all but the serial. Of a number in the style before 2016 only
 * the year applies. */
az_derive_fn az_derive_number_year;
az_derive_fn az_derive_number_court;
az_derive_fn az_derive_number_level;
az_derive_fn az_derive_number_type;
az_derive_fn az_derive_number_serial;
az_derive_fn az_derive_series;

/* defendant: false where each charge is on record as acquitted, withdrawn or not prosecuted; true
 * otherwise, also where a charge's state or the list of charges is not known. Never unknown. */
az_derive_fn az_derive_pursued;

/* defendant: true of an accessory or a coerced participant; false otherwise, also where there is no
 * joint crime and participation does not apply. */
az_derive_fn az_derive_lesser_part;

/* defendant: true where some charge is on record as convicted, whatever is not known of the others. */
az_derive_fn az_derive_convicted;

/* outcome and prior: whether there was probation; false where its months do not apply. */
az_derive_fn az_derive_suspended;
az_derive_fn az_derive_prior_suspended;

/* commutation: whether a refusal to perform is on record as cured; false where nobody found one, so
 * that its day does not apply. */
az_derive_fn az_derive_cured;

/* payment: whether a victim received it; false where no payee applies. */
az_derive_fn az_derive_to_victim;

/* defendant: the sum of the payments on this debt. Payments whose purpose is a fine or confiscation
 * do not count; one that was enforced or distributed may be either, so there an unknown purpose
 * makes the sum unknown, while 退赃 and 退赔 say by their kind that they are no fine. */
az_derive_fn az_derive_repaid;

/* charge: the article that the vocabulary of charges gives it; not applicable where it gives none. */
az_derive_fn az_derive_law_article;

/* victim: the sum of the payments to this victim. */
az_derive_fn az_derive_returned;

/* enforcement: the amount less what was performed, never below zero; not applicable where one is.
 */
az_derive_fn az_derive_outstanding;

#endif
