package dev.weft.server.config;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// The secrets that the environment holds: `WEFT_SECRET_CRM_PASSWORD` is `crm_password`.
///
/// @param values by the names of the variables
public record SecretVariables(Map<String, String> values) {

  private static final String PREFIX = "WEFT_SECRET_";

  public SecretVariables {
    values = Map.copyOf(values);
  }

  static SecretVariables of(Map<String, String> environment) {
    return new SecretVariables(
        environment.entrySet().stream()
            .filter(variable -> variable.getKey().startsWith(PREFIX))
            .filter(variable -> !variable.getValue().isEmpty())
            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
  }

  /// The secret of a document's name for it.
  public Optional<String> find(String name) {
    return Optional.ofNullable(values.get(PREFIX + name.toUpperCase(Locale.ROOT)));
  }

  /// Without a value.
  @Override
  public String toString() {
    return "SecretVariables" + values.keySet();
  }
}
