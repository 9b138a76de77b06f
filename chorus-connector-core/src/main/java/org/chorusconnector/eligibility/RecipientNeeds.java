package org.chorusconnector.eligibility;

/**
 * What a recipient's settings on Chorus Pro require on an invoice.
 *
 * @param serviceCode a code service
 * @param engagement an engagement number
 * @param serviceCodeOrEngagement at least one of both
 */
public record RecipientNeeds(boolean serviceCode, boolean engagement, boolean serviceCodeOrEngagement) {}
