package dev.weft.formats.shape;

import dev.weft.model.error.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

/// Types as SQL spells them, in the dialects of DuckDB, PostgreSQL and Trino and in words that
/// others use. For one type and one thread.
public final class TypeWords {

  /// What a type amounts to.
  ///
  /// @param length of a text at most
  /// @param faithful false when the kind says less, or other, than the word
  public record Meaning(Kind kind, OptionalInt length, boolean faithful) {}

  private static final int DEEPEST = 32;
  private static final int LONGEST = 500_000;

  private final TypeTokens tokens;
  private final Place place;
  private final String text;
  private boolean faithful = true;
  private OptionalInt length = OptionalInt.empty();

  private TypeWords(String text, Place place) {
    this.text = text;
    this.place = place;
    this.tokens = new TypeTokens(text);
  }

  /// What a type amounts to; [Kind.Unknown] for words that are not known.
  ///
  /// @param place of the fields inside it
  public static Meaning read(String text, Place place) {
    return text.length() > LONGEST
        ? new Meaning(new Kind.Unknown(text.substring(0, 40)), OptionalInt.empty(), false)
        : new TypeWords(text, place).read();
  }

  private Meaning read() {
    Optional<Kind> kind = type(1);
    return kind.isPresent() && tokens.isEnd() && !(kind.get() instanceof Kind.Unknown)
        ? new Meaning(kind.get(), length, faithful)
        : new Meaning(new Kind.Unknown(text.strip()), OptionalInt.empty(), false);
  }

  /// Empty when it is no type.
  private Optional<Kind> type(int depth) {
    if (depth > DEEPEST || tokens.isEnd()) {
      return Optional.empty();
    }
    Optional<Kind> base = base(depth);
    int lists = depth;
    while (base.isPresent() && tokens.takes("[")) {
      if (++lists > DEEPEST) {
        return Optional.empty();
      }
      if (!tokens.sees("]")) {
        tokens.next();
        faithful = false;
      }
      if (!tokens.takes("]")) {
        return Optional.empty();
      }
      base = Optional.of(new Kind.Many(inner("element", base.get())));
    }
    return base;
  }

  private Optional<Kind> base(int depth) {
    if (tokens.takes("row") || tokens.takes("struct") || tokens.takes("record")) {
      return group(depth);
    }
    if (tokens.takes("array") || tokens.takes("list")) {
      return opened() ? type(depth + 1).filter(kind -> closed()).map(this::many) : Optional.empty();
    }
    if (tokens.takes("map")) {
      return map(depth);
    }
    return simple(tokens.next().text().toLowerCase(Locale.ROOT));
  }

  private Kind many(Kind item) {
    return new Kind.Many(inner("element", item));
  }

  private Field inner(String name, Kind kind) {
    Field field = Field.of(name, kind, place);
    // of what is inside, nobody asks for the length, and the outer type has none
    length = OptionalInt.empty();
    return field;
  }

  private Optional<Kind> map(int depth) {
    if (!opened()) {
      return Optional.empty();
    }
    Optional<Kind> key = type(depth + 1);
    if (key.isEmpty() || !tokens.takes(",")) {
      return Optional.empty();
    }
    Optional<Kind> value = type(depth + 1);
    return value.isPresent() && closed()
        ? Optional.of(new Kind.Lookup(inner("key", key.get()), inner("value", value.get())))
        : Optional.empty();
  }

  private Optional<Kind> group(int depth) {
    if (!opened()) {
      return Optional.empty();
    }
    List<Field> fields = new ArrayList<>();
    do {
      String name = tokens.next().text();
      tokens.takes(":");
      Optional<Kind> kind = type(depth + 1);
      if (kind.isEmpty()) {
        return Optional.empty();
      }
      fields.add(inner(name, kind.get()));
    } while (tokens.takes(","));
    return closed() ? Optional.of(new Kind.Group(fields)) : Optional.empty();
  }

  private boolean opened() {
    return tokens.takes("(") || tokens.takes("<");
  }

  private boolean closed() {
    return tokens.takes(")") || tokens.takes(">");
  }

  private Optional<Kind> simple(String word) {
    return switch (word) {
      case "boolean", "bool" -> Optional.of(new Kind.Truth());
      case "tinyint", "int1" -> whole("i8", "u8");
      case "smallint", "int2", "short", "smallserial" -> whole("i16", "u16");
      case "integer", "int", "int4", "serial", "int32" -> whole("i32", "u32");
      case "bigint", "int8", "long", "bigserial", "int64" -> whole("i64", "u64");
      case "hugeint", "int128" -> Optional.of(new Kind.Whole("i128"));
      case "utinyint", "uint8" -> Optional.of(new Kind.Whole("u8"));
      case "usmallint", "uint16" -> Optional.of(new Kind.Whole("u16"));
      case "uinteger", "uint32" -> Optional.of(new Kind.Whole("u32"));
      case "ubigint", "uint64" -> Optional.of(new Kind.Whole("u64"));
      case "uhugeint", "uint128" -> Optional.of(new Kind.Whole("u128"));
      case "real", "float4" -> Optional.of(new Kind.Real("f32"));
      case "double" -> {
        tokens.takes("precision");
        yield Optional.of(new Kind.Real("f64"));
      }
      case "float8" -> Optional.of(new Kind.Real("f64"));
      case "float" -> floating();
      case "decimal", "numeric", "dec", "number" -> decimal();
      case "char", "character", "nchar", "bpchar", "varchar", "nvarchar", "varchar2", "string" ->
          text();
      case "text", "clob", "citext", "longtext", "mediumtext" -> Optional.of(new Kind.Text(""));
      case "uuid" -> Optional.of(new Kind.Text("uuid"));
      case "bytea", "blob", "binary", "varbinary", "bytes" -> {
        sizes().ifPresent(size -> faithful = false);
        yield Optional.of(new Kind.Bytes());
      }
      case "date" -> Optional.of(new Kind.Day());
      case "timetz" -> clock(true);
      case "time" -> {
        sizes();
        yield clock(zone());
      }
      case "timestamptz" -> {
        sizes();
        yield Optional.of(new Kind.Moment(true));
      }
      case "timestamp", "datetime", "timestamp_s", "timestamp_ms", "timestamp_ns" -> {
        sizes();
        yield Optional.of(new Kind.Moment(zone()));
      }
      default -> Optional.empty();
    };
  }

  private Optional<Kind> whole(String signed, String unsigned) {
    sizes();
    return Optional.of(new Kind.Whole(tokens.takes("unsigned") ? unsigned : signed));
  }

  /// By the standard `float` has as many bits as the machine likes; all but DuckDB like 64.
  private Optional<Kind> floating() {
    boolean small = sizes().filter(sizes -> sizes.getFirst() <= 24).isPresent();
    return Optional.of(new Kind.Real(small ? "f32" : "f64"));
  }

  /// Without digits each dialect means something else.
  private Optional<Kind> decimal() {
    Optional<List<Integer>> sizes = sizes();
    if (sizes.isEmpty()) {
      faithful = false;
      return Optional.of(new Kind.Real("f64"));
    }
    int precision = sizes.get().getFirst();
    int scale = sizes.get().size() > 1 ? sizes.get().get(1) : 0;
    return precision < 1 || scale > precision
        ? Optional.empty()
        : Optional.of(new Kind.Exact(precision, scale));
  }

  private Optional<Kind> text() {
    tokens.takes("varying");
    sizes().ifPresent(sizes -> length = OptionalInt.of(sizes.getFirst()));
    return Optional.of(new Kind.Text(""));
  }

  private Optional<Kind> clock(boolean zoned) {
    faithful &= !zoned;
    return Optional.of(new Kind.Clock());
  }

  private boolean zone() {
    if (tokens.takes("with", "local") || tokens.takes("with", "time")) {
      tokens.takes("time");
      tokens.takes("zone");
      return true;
    }
    if (tokens.takes("without", "time")) {
      tokens.takes("zone");
    }
    return false;
  }

  /// Numbers in parentheses; empty when there are none.
  private Optional<List<Integer>> sizes() {
    if (!tokens.takes("(")) {
      return Optional.empty();
    }
    List<Integer> sizes = new ArrayList<>();
    do {
      String number = tokens.next().text();
      if (number.matches("\\d{1,9}")) {
        sizes.add(Integer.valueOf(number));
      }
    } while (tokens.takes(","));
    tokens.takes(")");
    return Optional.of(sizes).filter(list -> !list.isEmpty());
  }
}
