package dev.weft.usecases.offline;

import dev.weft.formats.edit.EditableFile;
import dev.weft.formats.edit.Edited;
import dev.weft.formats.folder.FolderFiles;
import dev.weft.formats.folder.FolderReader;
import dev.weft.formats.mend.Additions;
import dev.weft.formats.mend.Mended;
import dev.weft.model.document.SourceFile;
import dev.weft.model.error.ErrorCode;
import dev.weft.model.error.WeftException;
import dev.weft.model.policy.GovernanceRule;
import dev.weft.usecases.rules.RuledFolder;
import dev.weft.usecases.rules.RuledFolder.Broken;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// Mends what breaks a rule in a mesh folder, as the rule's `mend` says, without any server. Writes
/// nothing.
public final class MendByRule {

  private final FolderReader reader;
  private final Clock clock;

  public MendByRule(FolderReader reader, Clock clock) {
    this.reader = reader;
    this.clock = clock;
  }

  /// What mending comes to. A document changes only when the rule is kept then, and nothing else
  /// has come to be wrong.
  ///
  /// @param name of the rule, `mesh/NAME` or NAME alone
  /// @throws WeftException PLAN_REFUSED when the documents cannot be understood, or without a
  ///   mesh.yaml; REGISTRY_NOT_FOUND when there is no such rule; RULE_BROKEN when it says no remedy
  ///   that can be carried out
  public Mended mend(Path folder, String name) {
    List<SourceFile> given = FolderFiles.list(folder).files();
    RuledFolder before = ruled(given);
    GovernanceRule rule = only(name, before);
    if (rule.mends().isEmpty()) {
      throw WeftException.of(
          ErrorCode.RULE_BROKEN,
          "Rule " + rule.address() + " has no remedy that could be carried out",
          rule.fix().isEmpty() ? "Mend what breaks it by hand." : rule.fix() + ".");
    }
    var texts = new LinkedHashMap<String, SourceFile>();
    given.forEach(file -> texts.put(file.path(), file));
    List<Broken> broken = before.broken(rule);
    if (mend(texts, before, broken).isEmpty()) {
      return new Mended(Mended.changes(given, texts), broken.size(), List.of());
    }
    return oneByOne(given, texts, before, broken);
  }

  private static GovernanceRule only(String name, RuledFolder folder) {
    List<GovernanceRule> found = folder.find(name);
    if (found.isEmpty()) {
      throw missing(name, folder);
    }
    if (found.size() > 1) {
      throw WeftException.of(
          ErrorCode.REGISTRY_NOT_FOUND,
          "The folder has several rules " + name,
          "Say which one: " + addresses(found) + ".");
    }
    return found.getFirst();
  }

  /// Where not all can be mended, those that can are found by trying each.
  private Mended oneByOne(
      List<SourceFile> given,
      Map<String, SourceFile> texts,
      RuledFolder before,
      List<Broken> broken) {
    var left = new ArrayList<Mended.Left>();
    for (Broken one : broken) {
      mend(texts, before, List.of(one))
          .ifPresent(why -> left.add(new Mended.Left(one.finding(), why)));
    }
    return new Mended(Mended.changes(given, texts), broken.size() - left.size(), left);
  }

  /// Changes the texts, or says why not and leaves them.
  private Optional<String> mend(
      Map<String, SourceFile> texts, RuledFolder before, List<Broken> broken) {
    var changed = new LinkedHashMap<>(texts);
    for (Broken one : broken) {
      Optional<String> hindrance = add(changed, one);
      if (hindrance.isPresent()) {
        return hindrance;
      }
    }
    RuledFolder after = ruled(List.copyOf(changed.values()));
    if (!broken.stream().allMatch(after::keeps) || after.isWorseThan(before)) {
      return Optional.of("What the rule adds would not mend it: decide, and change it by hand");
    }
    texts.putAll(changed);
    return Optional.empty();
  }

  private static Optional<String> add(Map<String, SourceFile> texts, Broken broken) {
    SourceFile file = texts.get(broken.file());
    Optional<EditableFile> editable = Optional.ofNullable(file).flatMap(EditableFile::of);
    if (editable.isEmpty()) {
      return Optional.of("The file cannot be read as a whole; correct its syntax first");
    }
    int document = editable.get().documentAt(broken.finding().place().line());
    return switch (Additions.make(editable.get(), document, broken.mends())) {
      case Edited.Refused(String reason) -> Optional.of(reason);
      case Edited.Done(EditableFile done) -> {
        texts.put(broken.file(), done.source());
        yield Optional.empty();
      }
    };
  }

  private RuledFolder ruled(List<SourceFile> files) {
    return RuledFolder.of(reader.read(files), LocalDate.now(clock));
  }

  private static WeftException missing(String name, RuledFolder folder) {
    return WeftException.of(
        ErrorCode.REGISTRY_NOT_FOUND,
        "The folder has no rule " + name,
        "Rules with a remedy: " + addresses(folder.mendable()) + ".");
  }

  private static String addresses(List<GovernanceRule> rules) {
    return rules.stream().map(GovernanceRule::address).collect(Collectors.joining(", "));
  }
}
