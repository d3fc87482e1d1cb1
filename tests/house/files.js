import { readdirSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
process.chdir(root);

/**
 * All files below a folder, but for installed packages, as paths from the root of the repository.
 *
 * @param {string} folder
 */
export function filesBelow(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(root, join(root, entry.parentPath, entry.name)))
    .filter((file) => !file.includes("node_modules"));
}
