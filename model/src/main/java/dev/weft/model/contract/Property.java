package dev.weft.model.contract;

import dev.weft.model.table.Type;
import java.util.List;
import java.util.Optional;

/// A column of a contract's table.
///
/// @param key identity through renames: the ODCS `id`, else the name
/// @param source the column's spelling in the source (`physicalName`), else the name
/// @param type the table type that logical type, format and physical type amount to
/// @param keyPosition from 1 in the primary key; 0 when not part of it
/// @param classification one label, when given
/// @param labels further labels (`weft.labels`)
/// @param tags free words, not handed on to what is made of the column
/// @param quarantine rows that break the column's own rules move aside instead of blocking
/// @param pointer JSON pointer of the property in its document, for findings
public record Property(
    String key,
    String name,
    String source,
    Type type,
    boolean required,
    boolean unique,
    int keyPosition,
    Constraints constraints,
    Optional<String> classification,
    List<String> labels,
    List<String> tags,
    boolean quarantine,
    List<QualityRule> quality,
    String description,
    String pointer) {

  public Property {
    labels = List.copyOf(labels);
    tags = List.copyOf(tags);
    quality = List.copyOf(quality);
  }
}
