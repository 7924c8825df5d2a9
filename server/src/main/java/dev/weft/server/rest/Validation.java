package dev.weft.server.rest;

import io.avaje.http.api.ValidationException;
import io.avaje.http.api.Validator;
import io.avaje.validation.ConstraintViolation;
import io.avaje.validation.ConstraintViolationException;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/// Checks bodies by the constraints on their records, always in English.
final class Validation implements Validator {

  private final io.avaje.validation.Validator validator =
      io.avaje.validation.Validator.builder().build();

  @Override
  public void validate(Object bean, @Nullable String language, Class<?>... groups) {
    try {
      validator.validate(bean, groups);
    } catch (ConstraintViolationException e) {
      var violations =
          e.violations().stream()
              .sorted(Comparator.comparing(ConstraintViolation::path))
              .map(v -> new ValidationException.Violation(v.path(), v.field(), v.message()))
              .toList();
      throw new ValidationException(400, "invalid", violations);
    }
  }
}
