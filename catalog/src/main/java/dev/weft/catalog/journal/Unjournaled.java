package dev.weft.catalog.journal;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Marks the few writes that add no journal entry, with the reason. Every other public method of a
/// writer adds at least one; a test walks them all.
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Unjournaled {
  /// Why nobody will ask when this happened.
  String value();
}
