package dev.weft.usecases.offline;

import dev.weft.model.quality.Check;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Which checks of a contract to run, and how far to look.
///
/// @param filters names of checks or elements, with `*` for any text; none means all
/// @param rules sorts of rules, such as `required`; none means all
/// @param metadataOnly whether values are left alone
public record CheckSelection(List<String> filters, List<String> rules, boolean metadataOnly) {

  public CheckSelection {
    filters = List.copyOf(filters);
    rules = List.copyOf(rules);
  }

  boolean selects(Check check) {
    return isNamed(check) && isOfRule(check);
  }

  private boolean isNamed(Check check) {
    return filters.isEmpty()
        || filters.stream()
            .map(CheckSelection::pattern)
            .anyMatch(
                pattern ->
                    pattern.matcher(check.name()).matches()
                        || pattern.matcher(check.element()).matches());
  }

  private boolean isOfRule(Check check) {
    return rules.isEmpty() || rules.stream().anyMatch(check.rule().word()::equalsIgnoreCase);
  }

  private static Pattern pattern(String glob) {
    return Pattern.compile(
        Stream.of(glob.split("\\*", -1)).map(Pattern::quote).collect(Collectors.joining(".*")),
        Pattern.DOTALL);
  }
}
