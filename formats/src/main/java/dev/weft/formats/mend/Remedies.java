package dev.weft.formats.mend;

import dev.weft.model.error.ErrorCode;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The codes whose findings can be mended, and how.
public final class Remedies {

  private static final Map<ErrorCode, Remedy> ALL = all();

  private Remedies() {}

  /// Every code with a remedy, in the order of their blocks.
  public static Set<ErrorCode> codes() {
    return ALL.keySet();
  }

  static Optional<Remedy> find(ErrorCode code) {
    return Optional.ofNullable(ALL.get(code));
  }

  private static Map<ErrorCode, Remedy> all() {
    var misspelt = new MisspeltWord();
    var written = new WrittenAs();
    var twice = new EqualEntry();
    Map<ErrorCode, Remedy> all = new EnumMap<>(ErrorCode.class);
    all.put(ErrorCode.DOC_KIND, misspelt);
    all.put(ErrorCode.DOC_VERSION, written);
    all.put(ErrorCode.DOC_UNKNOWN_FIELD, misspelt);
    all.put(ErrorCode.DOC_VALUE, misspelt);
    all.put(ErrorCode.DOC_SCHEMA, new AnotherType(misspelt));
    all.put(ErrorCode.ODCS_DUPLICATE_ENTRY, twice);
    all.put(ErrorCode.ODCS_RULE_ARGUMENT, misspelt);
    all.put(ErrorCode.ODCS_ENUM, twice);
    all.put(ErrorCode.ODCS_KEY_NULLABLE, new RequiredKey());
    all.put(ErrorCode.ODCS_DEPRECATED, new DeprecatedForm());
    all.put(ErrorCode.ODCS_SLA_VALUE, misspelt);
    all.put(ErrorCode.ODCS_WORD, misspelt);
    all.put(ErrorCode.ODPS_NEWER, written);
    all.put(ErrorCode.ODPS_DUPLICATE_ENTRY, twice);
    all.put(ErrorCode.ODPS_WORD, misspelt);
    return Collections.unmodifiableMap(all);
  }
}
