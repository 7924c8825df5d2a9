/// What people are told, whom, and who wants to be.
@NullMarked
package dev.weft.catalog.notice;

import org.jspecify.annotations.NullMarked;
