// Filters stand open beside the list, and folded above it where there is no beside.
export function foldOnSmall(fold) {
  const narrow = matchMedia('(width < 60rem)');
  const follow = () => {
    fold.open = !narrow.matches;
  };
  narrow.addEventListener('change', follow);
  follow();
}
