/** The list over HTTP, by the Sitemap protocol. */
@NullMarked
package org.carrel.catalog.sitemaps.web;

import org.jspecify.annotations.NullMarked;
