// Finds Chinese in source files outside of shared/src/words. A comment may give an example in Chinese.
import { readFileSync } from 'node:fs';

/** Where Chinese is data rather than words of the product, or stands apart from the page on purpose. */
const allowed = [
  /^shared\/src\/words\//,
  /^shared\/src\/fields\//, // a label apart from its bounds would be the second place of a field
  /^cloud\/web\/src\/pages\.ts$/, // a word in the menu apart from the page's address would be its second place
  /^cloud\/src\/imports\//, // headings and values of spreadsheets, and what is wrong in their cells
  /^shared\/src\/training\/reveals\.ts$/, // the characters of number plates
  /^cloud\/web\/src\/features\/shift-templates\/clock-text\.ts$/, // times as people type them
  /^cloud\/src\/auth\/common-words\.ts$/, // of which passwords are made
  /^cloud\/src\/sheets\/read-(date|moment|time)\.ts$/, // dates and times as people type them
  /\/cli\//,
  /^cloud\/web\/verifier\//, // one file in an export, which takes nothing from the page
  /^agent\/kiosk-page\//, // shown by a station, which runs without HQ
  /^infra\/demo\//, // names of people, posts and places
  /^cloud\/src\/db\/migrations\//,
  /\.test\.tsx?$|(^|\/)tests?\//,
];

const chinese = /[\p{Script=Han}\u3001\u3002\uff01-\uff5e]/u;
const comment = /\/\*[\s\S]*?\*\/|(?<=^|\s)\/\/.*$/gm;

/**
 * @param {readonly string[]} files paths from the root of the repository
 * @returns where Chinese stands that belongs to words, as `file:line: text`
 */
export function findUnworded(files) {
  return files
    .filter((file) => !allowed.some((path) => path.test(file)))
    .flatMap((file) =>
      readFileSync(file, 'utf8')
        .replace(comment, (text) => text.replace(/[^\n]/g, ' '))
        .split('\n')
        .flatMap((line, index) => (chinese.test(line) ? [`${file}:${index + 1}: ${line.trim()}`] : [])),
    );
}
