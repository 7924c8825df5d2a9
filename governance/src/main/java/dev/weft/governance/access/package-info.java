/// The one kernel: who may do what, decided as a function of facts. Nothing else in Weft says yes.
@NullMarked
package dev.weft.governance.access;

import org.jspecify.annotations.NullMarked;
