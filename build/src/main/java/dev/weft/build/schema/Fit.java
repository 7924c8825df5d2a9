package dev.weft.build.schema;

import dev.weft.model.contract.Property;
import dev.weft.model.contract.SchemaObject;
import dev.weft.model.error.ErrorCode;
import dev.weft.model.table.Column;
import dev.weft.model.table.Schema;
import dev.weft.model.table.Type;
import dev.weft.model.table.Type.Decimal;
import dev.weft.model.table.Type.ListOf;
import dev.weft.model.table.Type.MapOf;
import dev.weft.model.table.Type.Primitive;
import dev.weft.model.table.Type.Struct;
import java.util.ArrayList;
import java.util.List;

/// Whether what a statement gives is what its contract promises.
public final class Fit {

  /// A promise that the statement does not keep.
  ///
  /// @param pointer JSON pointer in the contract
  public record Misfit(ErrorCode code, String pointer, String message, String hint) {}

  private Fit() {}

  /// All misfits, in the order of the contract, then of the statement.
  public static List<Misfit> check(SchemaObject contract, Schema given) {
    var misfits = new ArrayList<Misfit>();
    for (Property property : contract.properties()) {
      var column = given.column(property.name());
      if (column.isEmpty()) {
        misfits.add(missing(contract, property));
      } else if (!fits(column.get().type(), property.type())) {
        misfits.add(wrongType(contract, property, column.get()));
      }
    }
    for (Column column : given.columns()) {
      if (contract.property(column.name()).isEmpty()) {
        misfits.add(unpromised(contract, column));
      }
    }
    return misfits;
  }

  /// Whether every value of `given` can be written as `promised`, or is refused when written. Whole
  /// numbers go into each other with a check of range, floats and decimals never lose digits in
  /// silence.
  public static boolean fits(Type given, Type promised) {
    if (given.equals(promised)) {
      return true;
    }
    return switch (promised) {
      case Primitive primitive -> fitsPrimitive(given, primitive);
      case Decimal decimal -> fitsDecimal(given, decimal);
      case Struct struct -> given instanceof Struct other && fitsStruct(other, struct);
      case ListOf(Column element) ->
          given instanceof ListOf(Column other) && fits(other.type(), element.type());
      case MapOf(Column key, Column value) ->
          given instanceof MapOf(Column otherKey, Column otherValue)
              && fits(otherKey.type(), key.type())
              && fits(otherValue.type(), value.type());
    };
  }

  private static boolean fitsPrimitive(Type given, Primitive promised) {
    return switch (promised) {
      case INT, LONG -> isWhole(given);
      case DOUBLE -> isWhole(given) || given == Primitive.FLOAT || given instanceof Decimal;
      case TIMESTAMP -> given == Primitive.DATE;
      case BOOLEAN, FLOAT, STRING, BINARY, DATE, TIME, TIMESTAMPTZ, UUID -> false;
    };
  }

  private static boolean fitsDecimal(Type given, Decimal promised) {
    return isWhole(given) || (given instanceof Decimal(_, int scale) && scale <= promised.scale());
  }

  private static boolean isWhole(Type type) {
    return type == Primitive.INT
        || type == Primitive.LONG
        || (type instanceof Decimal(_, int scale) && scale == 0);
  }

  private static boolean fitsStruct(Struct given, Struct promised) {
    if (given.fields().size() != promised.fields().size()) {
      return false;
    }
    for (int i = 0; i < given.fields().size(); i++) {
      Column one = given.fields().get(i);
      Column other = promised.fields().get(i);
      if (!one.name().equals(other.name()) || !fits(one.type(), other.type())) {
        return false;
      }
    }
    return true;
  }

  private static Misfit missing(SchemaObject contract, Property property) {
    return new Misfit(
        ErrorCode.BUILD_COLUMN,
        property.pointer(),
        "The statement of "
            + contract.name()
            + " does not give the column "
            + property.name()
            + " that the contract promises",
        "Select it under this name, or take it out of the contract.");
  }

  private static Misfit wrongType(SchemaObject contract, Property property, Column column) {
    return new Misfit(
        ErrorCode.BUILD_TYPE,
        property.pointer(),
        "The statement of "
            + contract.name()
            + " gives "
            + property.name()
            + " as "
            + column.type().word()
            + ", the contract promises "
            + property.type().word(),
        "Cast it in the statement, or change the type in the contract.");
  }

  private static Misfit unpromised(SchemaObject contract, Column column) {
    return new Misfit(
        ErrorCode.BUILD_COLUMN,
        contract.pointer(),
        "The statement of "
            + contract.name()
            + " gives the column "
            + column.name()
            + " that the contract does not have",
        "Add it to the contract with its type, or take it out of the statement.");
  }
}
