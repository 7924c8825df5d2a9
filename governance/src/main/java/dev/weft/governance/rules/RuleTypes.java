package dev.weft.governance.rules;

import com.google.common.collect.ImmutableCollection;
import com.google.common.collect.ImmutableMap;
import dev.cel.common.types.CelType;
import dev.cel.common.types.CelTypeProvider;
import dev.cel.common.types.ListType;
import dev.cel.common.types.MapType;
import dev.cel.common.types.SimpleType;
import dev.cel.common.types.StructType;
import dev.cel.common.types.StructTypeReference;
import dev.weft.governance.expression.Surroundings;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/// The types of everything that the expressions of one rule can mention. Values are maps with these
/// fields. Immutable.
final class RuleTypes implements Surroundings {

  private static final String PACKAGE = "weft.rules.";

  /// The groups among the types.
  private record Structs(ImmutableMap<String, CelType> byName) implements CelTypeProvider {
    @Override
    public ImmutableCollection<CelType> types() {
      return byName.values();
    }

    @Override
    public Optional<CelType> findType(String name) {
      return Optional.ofNullable(byName.get(name));
    }
  }

  private final String words;
  private final SortedMap<String, Shape> shapes;
  private final Structs structs;
  private final ImmutableMap<String, CelType> variables;

  /// @param words what an expression of the rule is called in sentences
  RuleTypes(String words, SortedMap<String, Shape> shapes) {
    this.words = words;
    this.shapes = shapes;
    Map<String, CelType> made = new LinkedHashMap<>();
    Map<String, CelType> named = new LinkedHashMap<>();
    shapes.forEach((name, shape) -> named.put(name, type(shape, made)));
    this.structs = new Structs(ImmutableMap.copyOf(made));
    this.variables = ImmutableMap.copyOf(named);
  }

  private static CelType type(Shape shape, Map<String, CelType> structs) {
    return switch (shape) {
      case Shape.Text() -> SimpleType.STRING;
      case Shape.Texts() -> ListType.create(SimpleType.STRING);
      case Shape.Whole() -> SimpleType.INT;
      case Shape.Label _ -> SimpleType.INT;
      case Shape.Decimal() -> SimpleType.DOUBLE;
      case Shape.Flag() -> SimpleType.BOOL;
      case Shape.Words() -> MapType.create(SimpleType.STRING, SimpleType.STRING);
      case Shape.Many(Shape.Group each) -> ListType.create(struct(each, structs));
      case Shape.Group group -> struct(group, structs);
    };
  }

  private static CelType struct(Shape.Group group, Map<String, CelType> structs) {
    String name = PACKAGE + group.name();
    Map<String, CelType> types = new LinkedHashMap<>();
    group.fields().forEach((field, shape) -> types.put(field, type(shape, structs)));
    ImmutableMap<String, CelType> fields = ImmutableMap.copyOf(types);
    structs.put(
        name,
        StructType.create(name, fields.keySet(), field -> Optional.ofNullable(fields.get(field))));
    return StructTypeReference.create(name);
  }

  Map<String, CelType> variables() {
    return variables;
  }

  SortedMap<String, Shape> shapes() {
    return shapes;
  }

  CelTypeProvider structs() {
    return structs;
  }

  @Override
  public String words() {
    return words;
  }

  @Override
  public SortedSet<String> names() {
    return new TreeSet<>(shapes.keySet());
  }

  /// What other rules see is of no help where this one stands.
  @Override
  public boolean isNameElsewhere(String name) {
    return false;
  }

  @Override
  public Collection<String> fieldsOf(String name) {
    return shapes.get(name) instanceof Shape.Group group ? group.fields().keySet() : List.of();
  }

  /// The shapes of the values of knobs.
  static Shape.Group knobs(Map<String, Shape> fields) {
    return new Shape.Group("Knobs", new TreeMap<>(fields));
  }
}
