package dev.weft.cli.folder;

import dev.weft.cli.failure.CliErrors;
import dev.weft.formats.edit.EditableFile;
import dev.weft.formats.edit.Edited;
import dev.weft.formats.edit.Tree;
import dev.weft.formats.edit.TreeEdit;
import dev.weft.model.document.SourceFile;
import dev.weft.model.product.ProductId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/// A product's folder on its way into the folder of another domain, with the agreements on it. Only
/// lines that say where it belongs change.
final class MovedFolder {

  private static final String DESCRIPTOR = "product.yaml";
  private static final String CUSTOM = "/customProperties";
  private static final String MOVED_FROM = "weft.movedFrom";

  private final Map<Path, Path> files = new LinkedHashMap<>();
  private final Map<Path, String> texts = new LinkedHashMap<>();

  private MovedFolder() {}

  /// What moves; nothing is written.
  static MovedFolder of(Path mesh, ProductId from, ProductId to) {
    Path before = mesh.resolve(from.domain()).resolve(from.name());
    Path domain = mesh.resolve(to.domain());
    Path after = domain.resolve(to.name());
    if (!Files.isRegularFile(before.resolve(DESCRIPTOR))) {
      throw CliErrors.usage(
          "There is no " + before.resolve(DESCRIPTOR),
          "Give the folder of the mesh, in which the product stands in <domain>/<product>/.");
    }
    if (!Files.isDirectory(domain)) {
      throw CliErrors.usage(
          "There is no folder of the domain " + to.domain() + " in " + mesh,
          "Begin the domain first; it has a domain.yaml of its own.");
    }
    var moved = new MovedFolder();
    moved.add(before, after);
    moved.texts.put(after.resolve(DESCRIPTOR), descriptor(before.resolve(DESCRIPTOR), from, to));
    moved.agreements(mesh, from, to);
    return moved;
  }

  /// Files and folders, before and after.
  Map<Path, Path> files() {
    return files;
  }

  void write() {
    for (var file : files.entrySet()) {
      try {
        Files.createDirectories(Objects.requireNonNull(file.getValue().getParent()));
        Files.move(file.getKey(), file.getValue(), StandardCopyOption.ATOMIC_MOVE);
      } catch (IOException e) {
        throw CliErrors.unwritable(file.getValue(), e);
      }
    }
    for (var text : texts.entrySet()) {
      try {
        Files.writeString(text.getKey(), text.getValue());
      } catch (IOException e) {
        throw CliErrors.unwritable(text.getKey(), e);
      }
    }
  }

  private void add(Path before, Path after) {
    if (Files.exists(after)) {
      throw CliErrors.usage("There is a " + after + " already", "Give one of them another name.");
    }
    files.put(before, after);
  }

  private void agreements(Path mesh, ProductId from, ProductId to) {
    for (Path file : documents(mesh.resolve(from.domain()).resolve("agreements"))) {
      EditableFile.of(source(file))
          .filter(one -> one.documents().size() == 1)
          .ifPresent(one -> agreement(mesh, file, one, from, to));
    }
  }

  private void agreement(Path mesh, Path file, EditableFile one, ProductId from, ProductId to) {
    String about = text(one.documents().getFirst(), "product").orElse("");
    if (about.equals(from.toString()) || about.startsWith(from + "@")) {
      Path after = mesh.resolve(to.domain()).resolve("agreements").resolve(file.getFileName());
      String now = to + about.substring(from.toString().length());
      add(file, after);
      texts.put(after, edited(file, one, List.of(new TreeEdit.Set("/product", Tree.text(now)))));
    }
  }

  private static String descriptor(Path file, ProductId from, ProductId to) {
    EditableFile descriptor =
        EditableFile.of(source(file))
            .filter(one -> one.documents().size() == 1)
            .orElseThrow(() -> byHand(file, "it cannot be read"));
    var domain = new TreeEdit.Set("/domain", Tree.text(to.domain()));
    return edited(file, descriptor, List.of(domain, movedFrom(descriptor, from)));
  }

  private static TreeEdit movedFrom(EditableFile descriptor, ProductId from) {
    Tree property =
        Tree.Fields.of(Tree.field("property", MOVED_FROM), Tree.field("value", from.toString()));
    Optional<Tree> custom = descriptor.documents().getFirst().find("customProperties");
    if (!(custom.orElse(null) instanceof Tree.Items items)) {
      return new TreeEdit.Add(CUSTOM, Tree.Items.of(property));
    }
    for (int i = 0; i < items.items().size(); i++) {
      if (text(items.items().get(i), "property").filter(MOVED_FROM::equals).isPresent()) {
        return new TreeEdit.Set(CUSTOM + "/" + i, property);
      }
    }
    return new TreeEdit.Add(CUSTOM + "/-", property);
  }

  private static Optional<String> text(Tree tree, String field) {
    return tree instanceof Tree.Fields fields ? fields.text(field) : Optional.empty();
  }

  private static String edited(Path file, EditableFile before, List<TreeEdit> edits) {
    return switch (before.edit(0, edits)) {
      case Edited.Done(EditableFile after) -> after.text();
      case Edited.Refused(String why) -> throw byHand(file, why);
    };
  }

  private static RuntimeException byHand(Path file, String why) {
    return CliErrors.usage(file + " cannot be changed: " + why, "Move the product by hand.");
  }

  private static List<Path> documents(Path folder) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> all = Files.list(folder)) {
      return all.filter(Files::isRegularFile).sorted().toList();
    } catch (IOException e) {
      throw CliErrors.unreadable(folder, e);
    }
  }

  private static SourceFile source(Path file) {
    try {
      return new SourceFile(file.getFileName().toString(), Files.readAllBytes(file));
    } catch (IOException e) {
      throw CliErrors.unreadable(file, e);
    }
  }
}
