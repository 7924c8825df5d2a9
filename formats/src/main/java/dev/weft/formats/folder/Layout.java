package dev.weft.formats.folder;

import dev.weft.model.document.SourceFile;
import dev.weft.model.error.ErrorCode;
import dev.weft.model.error.Finding;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/// Which files of a folder stand for what, by their paths alone.
final class Layout {

  private static final Pattern HIDDEN = Pattern.compile("(^|/)\\.");
  private static final Pattern INPUTS = Pattern.compile("(^|.*/)\\.weft/(inputs/([^./][^/]*)?)?");
  private static final List<String> ENDINGS = List.of(".yaml", ".yml", ".json");
  private static final Set<String> ROOTS = Set.of("mesh", "domain", "product");

  private final FolderKind kind;
  private final List<SourceFile> level = new ArrayList<>();
  private final SortedMap<String, List<SourceFile>> domains = new TreeMap<>();
  private final SortedMap<String, List<SourceFile>> products = new TreeMap<>();
  private final List<SourceFile> inputs = new ArrayList<>();

  Layout(List<SourceFile> files) {
    this.kind = kindOf(files);
    Set<String> folders = new HashSet<>();
    for (SourceFile file : files) {
      String path = file.path();
      if (is(file, "product") && depth(path) == productDepth() && !isOfLevel(path)) {
        folder(path).ifPresent(folders::add);
      }
    }
    files.forEach(file -> place(file, folders));
  }

  /// Whether a path is read at all: hidden files and folders are not, except fetched inputs. A
  /// folder's path ends with `/`.
  static boolean isWanted(String path) {
    return !HIDDEN.matcher(path).find() || INPUTS.matcher(path).matches();
  }

  private static FolderKind kindOf(List<SourceFile> files) {
    for (FolderKind kind : List.of(FolderKind.MESH, FolderKind.DOMAIN, FolderKind.PRODUCT)) {
      String name = kind.name().toLowerCase(java.util.Locale.ROOT);
      if (files.stream()
          .anyMatch(file -> stem(file.path()).equals(name) && isDocument(file.path()))) {
        return kind;
      }
    }
    return FolderKind.UNKNOWN;
  }

  private int productDepth() {
    return switch (kind) {
      case MESH -> 2;
      case DOMAIN -> 1;
      case PRODUCT, UNKNOWN -> 0;
    };
  }

  /// Whether a path stands in a folder of the level itself, such as `policies/`.
  private boolean isOfLevel(String path) {
    String first = head(path, 1);
    return kind == FolderKind.MESH
        ? MeshDocuments.isMeshFolder(first)
        : kind == FolderKind.DOMAIN && MeshDocuments.isDomainFolder(first);
  }

  private void place(SourceFile file, Set<String> productFolders) {
    String path = file.path();
    if (HIDDEN.matcher(path).find()) {
      if (INPUTS.matcher(path).matches() && isDocument(path)) {
        inputs.add(file);
      }
      return;
    }
    String product = head(path, productDepth());
    if (kind == FolderKind.PRODUCT || productFolders.contains(product)) {
      products.computeIfAbsent(product, folder -> new ArrayList<>()).add(file);
    } else if (kind == FolderKind.MESH && depth(path) > 0 && !isOfLevel(path)) {
      domains.computeIfAbsent(head(path, 1), folder -> new ArrayList<>()).add(file);
    } else if (kind == FolderKind.DOMAIN) {
      domains.computeIfAbsent("", folder -> new ArrayList<>()).add(file);
    } else {
      level.add(file);
    }
  }

  /// What was found while listing, as far as it is about documents. In a folder that is none of the
  /// three only what may hide its first document is.
  List<Finding> concerning(List<Finding> listed) {
    return kind != FolderKind.UNKNOWN
        ? listed
        : listed.stream().filter(Layout::mayHideDocuments).toList();
  }

  private static boolean mayHideDocuments(Finding finding) {
    String path = finding.place().file();
    return finding.code() == ErrorCode.DOC_TOO_MANY
        || finding.code() == ErrorCode.DOC_TOO_LARGE
        || (isDocument(path) && ROOTS.contains(stem(path)));
  }

  FolderKind kind() {
    return kind;
  }

  /// Files of the mesh's own level.
  List<SourceFile> level() {
    return level;
  }

  /// Folder of a domain to the files of its own level; the folder itself is empty.
  SortedMap<String, List<SourceFile>> domains() {
    return domains;
  }

  /// Folder of a product to all of its files; the folder itself is empty.
  SortedMap<String, List<SourceFile>> products() {
    return products;
  }

  /// Fetched contracts of other products.
  List<SourceFile> inputs() {
    return inputs;
  }

  /// The folder of the domain that a product's folder stands in; empty for none.
  static Optional<String> parent(String productFolder) {
    return folder(productFolder);
  }

  static boolean isDocument(String path) {
    return ENDINGS.stream().anyMatch(path::endsWith);
  }

  /// Whether a file is the document of this name in its folder.
  static boolean is(SourceFile file, String name) {
    return isDocument(file.path()) && stem(last(file.path())).equals(name);
  }

  static String last(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  private static String stem(String path) {
    int dot = path.lastIndexOf('.');
    return dot < 0 ? path : path.substring(0, dot);
  }

  private static Optional<String> folder(String path) {
    int slash = path.lastIndexOf('/');
    return slash < 0 ? Optional.empty() : Optional.of(path.substring(0, slash));
  }

  private static int depth(String path) {
    return (int) path.chars().filter(c -> c == '/').count();
  }

  /// The first parts of a path; empty when there are not so many folders.
  private static String head(String path, int parts) {
    int end = 0;
    for (int i = 0; i < parts; i++) {
      int slash = path.indexOf('/', end == 0 ? 0 : end + 1);
      if (slash < 0) {
        return "";
      }
      end = slash;
    }
    return path.substring(0, end);
  }
}
