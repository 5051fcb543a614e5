// Loaded before anything else, on whatever Node there is: nothing newer than ES5 here, and no sentence but one.
var engines = require('../package.json').engines.node
var version = process.versions.node

if (!satisfies(version, engines)) {
  console.error(
    'CreditKit needs Node ' + engines + ', and this is Node ' + version + ': see https://nodejs.org.'
  )
  process.exit(1)
}

// Knows the two forms our range uses, `^a.b.c` and `>=a.b.c`.
function satisfies(found, range) {
  return range.split('||').some(function (part) {
    var lowest = part.replace(/[^0-9.]/g, '')
    var sameMajor = parseInt(found, 10) === parseInt(lowest, 10)
    return (part.indexOf('^') === -1 || sameMajor) && isAtLeast(found, lowest)
  })
}

function isAtLeast(found, lowest) {
  var have = found.split('.').map(Number)
  var need = lowest.split('.').map(Number)
  var i
  for (i = 0; i < 3; i++) {
    if (have[i] !== need[i]) return have[i] > need[i]
  }
  return true
}
