import { Page } from '../../kit/parts/Page.tsx';

export default function Stop() {
  return <Page title="Stop">…</Page>;
}
