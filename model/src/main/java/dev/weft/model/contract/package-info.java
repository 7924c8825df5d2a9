/// Data contracts as Weft understands them (ODCS): schema objects, properties, rules, promises.
@NullMarked
package dev.weft.model.contract;

import org.jspecify.annotations.NullMarked;
