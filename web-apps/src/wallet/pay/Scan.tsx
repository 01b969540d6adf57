import { Page } from '../../kit/parts/Page.tsx';

export default function Scan() {
  return <Page title="Scan">…</Page>;
}
