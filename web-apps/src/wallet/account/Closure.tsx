import { Page } from '../../kit/parts/Page.tsx';

export default function Closure() {
  return <Page title="Closure">…</Page>;
}
