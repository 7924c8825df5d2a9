package dev.weft.build.check;

import dev.weft.model.contract.Constraints;
import dev.weft.model.contract.Constraints.Size;
import dev.weft.model.quality.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// What a schema demands of one value, as rules.
///
/// @param kept formats that the value's type sees to by itself
record ValueRules(Set<String> kept) {

  /// Formats of numbers of which every value is one, or that say nothing that can be checked.
  private static final Set<String> SILENT = Set.of("f32", "f64", "binary", "password");

  private static final Set<String> KNOWN =
      Set.of(
          "email",
          "uuid",
          "uri",
          "hostname",
          "ipv4",
          "ipv6",
          "byte",
          "date",
          "time",
          "date-time",
          "i8",
          "i16",
          "i32",
          "i64",
          "i128",
          "u8",
          "u16",
          "u32",
          "u64",
          "u128");

  /// A rule and what it is called.
  record Named(String word, Rule rule, String dimension) {}

  /// In the order of the checks.
  List<Named> of(String column, boolean required, Constraints limits) {
    List<Named> rules = new ArrayList<>();
    if (required) {
      rules.add(new Named("required", new Rule.Required(column), "completeness"));
    }
    format(column, limits, rules);
    if (limits.minimum().isPresent()
        || limits.maximum().isPresent()
        || limits.exclusiveMinimum().isPresent()
        || limits.exclusiveMaximum().isPresent()) {
      add("range", range(column, limits), rules);
    }
    if (limits.minLength().isPresent() || limits.maxLength().isPresent()) {
      add("length", new Rule.Length(column, limits.minLength(), limits.maxLength()), rules);
    }
    limits
        .multipleOf()
        .ifPresent(factor -> add("multiple_of", new Rule.MultipleOf(column, factor), rules));
    limits.pattern().ifPresent(found -> add("pattern", new Rule.Pattern(column, found), rules));
    size("items", column, limits.items(), rules);
    size("properties", column, limits.properties(), rules);
    if (limits.uniqueItems()) {
      add("unique_items", new Rule.UniqueItems(column), rules);
    }
    return rules;
  }

  private void format(String column, Constraints limits, List<Named> rules) {
    String format = limits.format().orElse("");
    if (format.isEmpty() || kept.contains(format) || SILENT.contains(format)) {
      return;
    }
    add(
        "format",
        KNOWN.contains(format)
            ? new Rule.Format(column, format)
            : new Rule.NotExecutable("the format " + format + " is not known here"),
        rules);
  }

  private static Rule.Range range(String column, Constraints limits) {
    return new Rule.Range(
        column,
        limits.minimum(),
        limits.maximum(),
        limits.exclusiveMinimum(),
        limits.exclusiveMaximum());
  }

  private static void size(String word, String column, Size size, List<Named> rules) {
    if (size.least().isPresent() || size.most().isPresent()) {
      add(word, new Rule.Items(column, size.least(), size.most()), rules);
    }
  }

  private static void add(String word, Rule rule, List<Named> rules) {
    rules.add(new Named(word, rule, "conformity"));
  }
}
