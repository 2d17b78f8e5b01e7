/** Code lists that a consortium keeps itself: material types and loan types. Circulation rules refer to the codes. */
@NullMarked
package org.carrel.catalog.codes;

import org.jspecify.annotations.NullMarked;
