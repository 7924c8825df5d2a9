package dev.weft.formats.shape;

import java.util.List;

/// What values of a field are: the logical types of ODCS with the formats that decide how a value
/// is stored.
public sealed interface Kind {

  /// A text.
  ///
  /// @param format such as `uuid` or `email`; empty for none
  record Text(String format) implements Kind {}

  record Bytes() implements Kind {}

  /// A whole number.
  ///
  /// @param format i8 … i128, u8 … u128
  record Whole(String format) implements Kind {}

  /// A number in binary.
  ///
  /// @param format f32 or f64
  record Real(String format) implements Kind {}

  /// A number of so many digits, `scale` of them behind the point.
  record Exact(int precision, int scale) implements Kind {}

  record Day() implements Kind {}

  record Clock() implements Kind {}

  record Moment(boolean zoned) implements Kind {}

  record Truth() implements Kind {}

  /// An object.
  ///
  /// @param fields none when it is not said what the object holds
  record Group(List<Field> fields) implements Kind {
    public Group {
      fields = List.copyOf(fields);
    }
  }

  record Many(Field item) implements Kind {}

  record Lookup(Field key, Field value) implements Kind {}

  /// Nothing says what it is, or what is said has no logical type.
  ///
  /// @param word the type as it was written; empty for none
  record Unknown(String word) implements Kind {}

  /// The `logicalType` of ODCS.
  default String logicalType() {
    return switch (this) {
      case Text text -> "string";
      case Bytes bytes -> "string";
      case Whole whole -> "integer";
      case Real real -> "number";
      case Exact(var _, int scale) -> scale == 0 ? "integer" : "number";
      case Day day -> "date";
      case Clock clock -> "time";
      case Moment moment -> "timestamp";
      case Truth truth -> "boolean";
      case Group group -> "object";
      case Many many -> "array";
      case Lookup lookup -> "map";
      case Unknown unknown -> "string";
    };
  }
}
