import { spawnSync } from "node:child_process";
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";

/** The folder of the repository. */
export const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

/**
 * What `tsc` says of a project; nothing where all is well.
 *
 * @param {string} project
 */
export function tsc(project) {
  const args = ["--project", project, "--pretty", "false"];
  return spawnSync("node_modules/.bin/tsc", args, { cwd: root, encoding: "utf8" }).stdout;
}
