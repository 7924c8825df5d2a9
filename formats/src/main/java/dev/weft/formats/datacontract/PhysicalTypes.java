package dev.weft.formats.datacontract;

import dev.weft.formats.bitol.Part;
import dev.weft.formats.shape.Carried;
import dev.weft.formats.shape.Field;
import dev.weft.formats.shape.Kind;
import dev.weft.formats.shape.TypeWords;
import dev.weft.formats.yaml.Node;
import java.util.List;
import java.util.Optional;

/// The type of a field as the only system that the contract is about spells it.
///
/// @param serverType empty when there are several systems
record PhysicalTypes(String serverType, Carried carried) {

  /// A type that has no word keeps its name.
  Field with(Field field, Optional<Node> type) {
    if (type.isPresent()) {
      carried.take(type.get().place().pointer());
      return field.withPhysicalType(String.valueOf(type.get().textOrNull()));
    }
    return field.kind() instanceof Kind.Unknown(String word) ? field.withPhysicalType(word) : field;
  }

  /// The type as the only system that the contract is about spells it.
  Optional<Node> find(Field field, FieldWords words) {
    for (Part part : words.parts()) {
      Optional<Part> config = part.part("config");
      for (String word : typeWords()) {
        Optional<Node> type =
            config
                .flatMap(c -> c.find(word))
                .filter(node -> node.textOrNull() != null)
                .filter(node -> says(String.valueOf(node.textOrNull()), field));
        if (type.isPresent()) {
          return type;
        }
      }
    }
    return Optional.empty();
  }

  private List<String> typeWords() {
    return serverType.isEmpty()
        ? List.of("physicalType")
        : List.of("physicalType", serverType + "Type");
  }

  /// Digits stand in the physical type, so that one of a decimal has to say the same.
  private static boolean says(String type, Field field) {
    return !(field.kind() instanceof Kind.Exact)
        || TypeWords.read(type, field.place()).kind().equals(field.kind());
  }
}
