/**
 * What is printed and put into books or given to patrons: hold, transit, pull and delivery slips, and receipts with due
 * dates. As data for those who print themselves, and as PDF for rolls and sheets. No names: those are patron-service's.
 */
@NullMarked
package org.carrel.circulation.slips;

import org.jspecify.annotations.NullMarked;
