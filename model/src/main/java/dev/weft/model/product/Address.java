package dev.weft.model.product;

import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A reference to a product, and inside it optionally to a state, a table and a column.
///
/// The short form is `domain/product[@state][:table[#column]]`, the SQL form `domain.product.table`
/// or `domain."product@state".table`. Both say the same.
public record Address(
    ProductId product, State state, Optional<String> table, Optional<String> column) {

  /// Which state of a product is meant.
  public sealed interface State {
    /// No version given: the newest major on which the caller has standing.
    record Newest() implements State {}

    /// The current release of a major: `@2`.
    record Major(int major) implements State {}

    /// One release: `@2.3.1+57`, or by number only `@+57`.
    record Pinned(Optional<Version> version, long number) implements State {}

    /// A preview: `@2.3.1-preview.8`.
    record Preview(Version version, long number) implements State {}

    /// What stands behind the `@`, or empty when it has no such spelling.
    static Optional<State> find(String text) {
      var pinned = PINNED.matcher(text);
      if (pinned.matches()) {
        return Optional.of(new Pinned(versionOf(pinned.group(1)), Long.parseLong(pinned.group(2))));
      }
      var preview = PREVIEW.matcher(text);
      if (preview.matches()) {
        return versionOf(preview.group(1))
            .map(version -> new Preview(version, Long.parseLong(preview.group(2))));
      }
      return MAJOR.matcher(text).matches()
          ? Optional.of(new Major(Integer.parseInt(text)))
          : Optional.empty();
    }

    private static Optional<Version> versionOf(@Nullable String text) {
      return text == null || text.isEmpty() ? Optional.empty() : Version.find(text);
    }

    /// What is written behind the product's name, with the `@`; empty for the newest.
    default String suffix() {
      return switch (this) {
        case Newest() -> "";
        case Major(int major) -> "@" + major;
        case Pinned(Optional<Version> version, long number) ->
            "@" + version.map(Version::toString).orElse("") + "+" + number;
        case Preview(Version version, long number) -> "@" + version + "-preview." + number;
      };
    }
  }

  private static final Pattern PINNED = Pattern.compile("(\\d+\\.\\d+\\.\\d+)?\\+(\\d{1,18})");
  private static final Pattern PREVIEW =
      Pattern.compile("(\\d+\\.\\d+\\.\\d+)-preview\\.(\\d{1,18})");
  private static final Pattern MAJOR = Pattern.compile("\\d{1,6}");
  private static final Pattern SHORT =
      Pattern.compile("([^/@:#]+/[^/@:#]+)(?:@([^:#]+))?(?::([^#]+)(?:#(.+))?)?");

  /// The same of another product.
  public Address of(ProductId other) {
    return new Address(other, state, table, column);
  }

  /// Reads the short form; empty when it is no reference.
  public static Optional<Address> find(String text) {
    var match = SHORT.matcher(text);
    if (!match.matches()) {
      return Optional.empty();
    }
    var state = match.group(2) == null ? newest() : State.find(match.group(2));
    return ProductId.find(match.group(1))
        .flatMap(
            product ->
                state.map(
                    s ->
                        new Address(
                            product,
                            s,
                            Optional.ofNullable(match.group(3)),
                            Optional.ofNullable(match.group(4)))));
  }

  /// Reads the three parts of a table name in SQL; empty when they are no address.
  public static Optional<Address> ofSql(String domain, String product, String table) {
    int at = product.indexOf('@');
    var state = at < 0 ? newest() : State.find(product.substring(at + 1));
    return ProductId.find(domain + "/" + (at < 0 ? product : product.substring(0, at)))
        .flatMap(id -> state.map(s -> new Address(id, s, Optional.of(table), Optional.empty())));
  }

  private static Optional<State> newest() {
    return Optional.of(new State.Newest());
  }

  /// The name in SQL, `domain.product.table` or with the state quoted; the table must be there.
  public String sql() {
    String suffix = state.suffix();
    String name = suffix.isEmpty() ? product.name() : "\"" + product.name() + suffix + "\"";
    return product.domain() + "." + name + "." + table.orElseThrow();
  }

  @Override
  public String toString() {
    return product
        + state.suffix()
        + table.map(t -> ":" + t).orElse("")
        + column.map(c -> "#" + c).orElse("");
  }
}
